// A webapp whose session has ended shows a sign-in form of its own. That door is closed: there is one sign-in page.
const leave = () => {
  if (/^#!?\/login/.test(location.hash)) {
    location.replace('/login?logout');
  }
};

addEventListener('hashchange', leave);
leave();
