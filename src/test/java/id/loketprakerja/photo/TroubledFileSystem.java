package id.loketprakerja.photo;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The real file system with the troubles of real drives: files that cannot be deleted, folders that
 * cannot be listed, a drive that is read-only, and somebody who changes things between two steps.
 */
class TroubledFileSystem extends FileSystem {

  /** Names of files and folders that cannot be deleted. */
  final Set<String> undeletable = new HashSet<>();

  /** Names of folders that may not be opened. */
  final Set<String> closed = new HashSet<>();

  /** Names of folders that cannot be opened, as when the network fails. */
  final Set<String> broken = new HashSet<>();

  /** What happens once each, in this order, just before the folder with this name is opened. */
  final Map<String, Deque<Change>> beforeOpening = new HashMap<>();

  /** What happens once, just before the folder with this name is made. */
  final Map<String, Change> beforeCreating = new HashMap<>();

  /** What happens once, just before the file or folder with this name is deleted. */
  final Map<String, Change> beforeDeleting = new HashMap<>();

  boolean readOnly;

  private final boolean relative;
  private final FileSystem real;
  private final FileSystemProvider provider = new Provider();

  /**
   * @param relative whether it can work relative to an open folder, as Linux can, or by path only,
   *     as Windows
   */
  TroubledFileSystem(FileSystem real, boolean relative) {
    this.real = real;
    this.relative = relative;
  }

  /** The same path, with the troubles. */
  Path of(Path path) {
    return (Path) proxy(Path.class, (proxy, method, args) -> callPath(path, method, args));
  }

  private Object callPath(Path path, Method method, Object[] args) throws Throwable {
    return switch (method.getName()) {
      case "getFileSystem" -> this;
      case "equals" -> path.equals(unwrap(args[0]));
      default -> call(path, method, args);
    };
  }

  private Object call(Object target, Method method, Object[] args) throws Throwable {
    Object[] realArgs = args == null ? null : Arrays.stream(args).map(this::unwrap).toArray();
    try {
      Object result = method.invoke(target, realArgs);
      return result instanceof Path found ? of(found) : result;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private Object unwrap(Object value) {
    // The wrapped path's own text is all that is needed; these tests use no odd bytes in names.
    return value instanceof Path path && Proxy.isProxyClass(path.getClass())
        ? real.getPath(path.toString())
        : value;
  }

  private Path real(Path path) {
    return (Path) unwrap(path);
  }

  private static Object proxy(Class<?> type, InvocationHandler handler) {
    return Proxy.newProxyInstance(
        TroubledFileSystem.class.getClassLoader(), new Class<?>[] {type}, handler);
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  private void beforeOpening(Path path) throws IOException {
    happen(beforeOpening.getOrDefault(name(path), new ArrayDeque<>()).poll());
    if (closed.contains(name(path))) {
      throw new AccessDeniedException(path.toString());
    }
    if (broken.contains(name(path))) {
      throw new FileSystemException(path.toString(), null, "Input/output error");
    }
  }

  private void beforeDeleting(Path path) throws IOException {
    happen(beforeDeleting.remove(name(path)));
    if (undeletable.contains(name(path))) {
      throw new AccessDeniedException(path.toString());
    }
  }

  private static void happen(Change change) throws IOException {
    if (change != null) {
      change.happen();
    }
  }

  private DirectoryStream<Path> opened(DirectoryStream<Path> stream) {
    Class<?> type = relative ? SecureDirectoryStream.class : DirectoryStream.class;
    @SuppressWarnings("unchecked")
    DirectoryStream<Path> troubled =
        (DirectoryStream<Path>)
            proxy(type, (proxy, method, args) -> callStream(stream, method, args));
    return troubled;
  }

  private Object callStream(DirectoryStream<Path> stream, Method method, Object[] args)
      throws Throwable {
    switch (method.getName()) {
      case "iterator":
        return wrapping(stream.iterator());
      case "forEach":
        @SuppressWarnings("unchecked")
        Consumer<? super Path> action = (Consumer<? super Path>) args[0];
        wrapping(stream.iterator()).forEachRemaining(action);
        return null;
      case "newDirectoryStream":
        beforeOpening((Path) args[0]);
        @SuppressWarnings("unchecked")
        DirectoryStream<Path> inner = (DirectoryStream<Path>) call(stream, method, args);
        return opened(inner);
      case "deleteFile", "deleteDirectory":
        beforeDeleting((Path) args[0]);
        return call(stream, method, args);
      default:
        return call(stream, method, args);
    }
  }

  private Iterator<Path> wrapping(Iterator<Path> entries) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return entries.hasNext();
      }

      @Override
      public Path next() {
        return of(entries.next());
      }
    };
  }

  /** Something that somebody else does at the wrong moment. */
  @FunctionalInterface
  interface Change {
    void happen() throws IOException;
  }

  @Override
  public FileSystemProvider provider() {
    return provider;
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isOpen() {
    return real.isOpen();
  }

  @Override
  public boolean isReadOnly() {
    return readOnly;
  }

  @Override
  public String getSeparator() {
    return real.getSeparator();
  }

  @Override
  public Iterable<Path> getRootDirectories() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Iterable<FileStore> getFileStores() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Set<String> supportedFileAttributeViews() {
    return real.supportedFileAttributeViews();
  }

  @Override
  public Path getPath(String first, String... more) {
    return of(real.getPath(first, more));
  }

  @Override
  public PathMatcher getPathMatcher(String syntaxAndPattern) {
    throw new UnsupportedOperationException();
  }

  @Override
  public UserPrincipalLookupService getUserPrincipalLookupService() {
    throw new UnsupportedOperationException();
  }

  @Override
  public WatchService newWatchService() {
    throw new UnsupportedOperationException();
  }

  private class Provider extends FileSystemProvider {

    @Override
    public String getScheme() {
      return "troubled";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> env) {
      throw new UnsupportedOperationException();
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Path getPath(URI uri) {
      throw new UnsupportedOperationException();
    }

    @Override
    public SeekableByteChannel newByteChannel(
        Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) {
      throw new UnsupportedOperationException("no photo is ever read or written");
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(
        Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
      beforeOpening(folder);
      return opened(real.provider().newDirectoryStream(real(folder), filter));
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
      if (readOnly) {
        throw new ReadOnlyFileSystemException();
      }
      happen(beforeCreating.remove(name(folder)));
      real.provider().createDirectory(real(folder), attributes);
    }

    @Override
    public void delete(Path path) throws IOException {
      beforeDeleting(path);
      real.provider().delete(real(path));
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isSameFile(Path path, Path other) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isHidden(Path path) {
      throw new UnsupportedOperationException();
    }

    @Override
    public FileStore getFileStore(Path path) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
      if (readOnly && Arrays.asList(modes).contains(AccessMode.WRITE)) {
        throw new FileSystemException(path.toString(), null, "Read-only file system");
      }
      real.provider().checkAccess(real(path), modes);
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(
        Path path, Class<V> type, LinkOption... options) {
      return real.provider().getFileAttributeView(real(path), type, options);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(
        Path path, Class<A> type, LinkOption... options) throws IOException {
      return real.provider().readAttributes(real(path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) {
      throw new UnsupportedOperationException();
    }
  }
}
