// Read calendars with a library: READER < JSON list of paths > JSON list of lists of events.
import fs from "node:fs";
import ICAL from "ical.js";
import nodeIcal from "node-ical";

const READERS = { "ical.js": withIcalJs, "node-ical": withNodeIcal };

function withIcalJs(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const value = (name) => component.getFirstPropertyValue(name);
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      title: event.summary,
      start: event.startDate.toString(),
      end: event.endDate.toString(),
      location: event.location,
      description: event.description,
      status: value("status"),
      sequence: event.sequence,
      categories: component.getAllProperties("categories").flatMap((one) => one.getValues()),
      url: value("url"),
      geo: value("geo"),
    };
  });
}

function withNodeIcal(text) {
  const events = Object.values(nodeIcal.sync.parseICS(text));
  return events
    .filter((event) => event.type === "VEVENT")
    .map((event) => ({
      uid: event.uid,
      title: event.summary,
      start: moment(event.start),
      end: moment(event.end),
      location: event.location,
      description: event.description,
      status: event.status,
      sequence: event.sequence,
      categories: event.categories,
      url: event.url,
      geo: event.geo && [event.geo.lat, event.geo.lon],
    }));
}

// TZ is UTC here, so the midnight of a date is the one that its ISO form shows.
function moment(date) {
  return date.dateOnly ? date.toISOString().slice(0, 10) : date.toISOString();
}

const read = READERS[process.argv[2]];
const paths = JSON.parse(fs.readFileSync(0, "utf8"));
console.log(JSON.stringify(paths.map((path) => read(fs.readFileSync(path, "utf8")))));
