internal import CLinux
internal import Glibc
internal import TidingsModel

/// A feed in a file of this machine, which only the configuration may name (RFC 8089).
///
/// Its size and time of change serve as entity tag, so that an unchanged file is a 304. A file that changed within the
/// last seconds has none, as it may change once more without its time showing it.
struct LocalFile: Sendable {
  let request: FetchRequest
  let path: String

  /// `nil` when the request is not for a file.
  init?(_ request: FetchRequest) throws(FetchError) {
    // Looked at for each fetch, so: no parsing of the usual ones.
    guard request.url.utf8.first.map({ $0 | 0x20 != 0x68 }) ?? false, let url = WebURL(request.url),
      url.scheme == "file"
    else { return nil }
    guard request.allowsFileURL else { throw FetchError(.refusedScheme("file"), url: request.url) }
    guard url.host == nil || url.host == "" || url.host == "localhost", url.path.utf8.first == 0x2F,
      let path = PercentEncoding.decoded(url.path)
    else { throw FetchError(.badURL, url: request.url) }
    self.request = request
    self.path = path
  }

  /// Blocks for as long as the file's system needs.
  func read(now: Timestamp) throws(FetchError) -> FetchResponse {
    // Not to be held up by a pipe.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw failure(errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(errno) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw failure(status.st_mode & S_IFMT == S_IFDIR ? EISDIR : EINVAL)
    }
    let limit = request.limits.maxBytes
    guard status.st_size <= limit else { throw FetchError(.tooLarge(limit: limit), url: request.url) }

    var response = FetchResponse(status: 200, url: request.url)
    let changed = Int64(status.st_mtim.tv_sec)
    if changed < now.seconds - 2 {
      response.validators.etag = Array(
        "\"\(status.st_size)-\(changed).\(status.st_mtim.tv_nsec)-\(status.st_ino)\"".utf8)
      if response.validators.etag == request.validators.etag {
        response.status = 304
        response.isConditional = true
        return response
      }
    }
    response.body = try contents(of: descriptor, size: Int(status.st_size), limit: limit)
    response.wireBytes = response.body.count
    return response
  }

  private func contents(of descriptor: Int32, size: Int, limit: Int) throws(FetchError) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size + 1)
    let piece = 64 << 10
    while true {
      let start = bytes.count
      bytes.append(contentsOf: repeatElement(0, count: piece))
      let count = bytes.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress?.advanced(by: start), piece) }
      let number = errno
      bytes.removeLast(piece - max(0, count))
      if count < 0, number == EINTR { continue }
      guard count >= 0 else { throw failure(number) }
      // The file may grow while it is read.
      guard bytes.count <= limit else { throw FetchError(.tooLarge(limit: limit), url: request.url) }
      if count == 0 { return bytes }
    }
  }

  private func failure(_ number: Int32) -> FetchError {
    number == EMFILE || number == ENFILE
      ? FetchError(.outOfDescriptors(errno: number), url: request.url)
      : FetchError(.file(path: path, errno: number), url: request.url)
  }
}
