// Whoever comes here has left, or somebody before them has: nothing of theirs stays in this browser. Tasklist, for one,
// keeps half-filled forms.
localStorage.clear();
sessionStorage.clear();

// Pages of the same browser that are still open look whether their session is over.
new BroadcastChannel('loket-session').postMessage('left');
