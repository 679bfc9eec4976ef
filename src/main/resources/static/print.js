// The button that opens the browser's print dialog.
document.getElementById('print').addEventListener('click', () => window.print());
