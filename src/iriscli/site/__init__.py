"""The visit as a static web site: pages, calendars to subscribe to, a feed of changes."""
