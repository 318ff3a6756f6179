internal import CLibXML2

/// libxml2 as a whole, for every module that calls it: a module of its own, as only one that all of them share can do
/// something once.
public enum LibXML2 {
  private static let setUp: Void = xmlInitParser()

  /// Sets libxml2 up, once; to be called before anything else of it.
  ///
  /// It sets itself up when it is first used, but two threads that use it first at the same time may both do that, and
  /// then wait for ever for a lock that is gone.
  public static func prepare() { setUp }
}
