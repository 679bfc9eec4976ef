/**
 * The application in a real browser: sign-in, the walk through a day, our own pages; Debian's
 * Chromium, driven by Playwright.
 */
package id.loketprakerja.browser;
