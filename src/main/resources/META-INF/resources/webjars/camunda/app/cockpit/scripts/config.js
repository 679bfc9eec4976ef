export default {
  // One script for all webapps; the path begins at the webapp's own folder.
  customScripts: ['../../../signed-out']
};
