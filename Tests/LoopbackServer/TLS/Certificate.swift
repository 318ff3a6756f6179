internal import CSSL
internal import Glibc

/// A certificate with its key, made on the spot.
public final class Certificate: Sendable {
  // Written once, in the initialiser; OpenSSL's own locks guard the reference counts.
  nonisolated(unsafe) let certificate: OpaquePointer
  nonisolated(unsafe) let key: OpaquePointer

  /// - Parameters:
  ///   - names: host names and addresses as OpenSSL writes them, for instance `DNS:localhost` and `IP:127.0.0.1`.
  ///   - validFrom: seconds from now.
  ///   - validUntil: seconds from now.
  ///   - issuer: who signs; `nil`: the key itself.
  ///   - isAuthority: whether it may sign others.
  public init(
    commonName: String, names: [String], validFrom: Int = -3600, validUntil: Int = 3600, issuer: Certificate? = nil,
    isAuthority: Bool = false
  ) throws(LoopbackError) {
    guard let key = tidings_new_key(), let certificate = X509_new() else {
      throw LoopbackError(call: "EVP_EC_gen", errno: ENOMEM)
    }
    self.key = key
    self.certificate = certificate
    X509_set_version(certificate, 2)
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), Int.random(in: 1...Int(Int32.max)))
    X509_gmtime_adj(X509_getm_notBefore(certificate), validFrom)
    X509_gmtime_adj(X509_getm_notAfter(certificate), validUntil)
    X509_set_pubkey(certificate, key)
    let subject = X509_get_subject_name(certificate)
    X509_NAME_add_entry_by_txt(
      subject, "CN", MBSTRING_UTF8, Array(commonName.utf8), Int32(commonName.utf8.count), -1, 0)
    X509_set_issuer_name(certificate, X509_get_subject_name(issuer?.certificate ?? certificate))
    var extensions: [(Int32, String)] = [
      (NID_basic_constraints, isAuthority ? "critical,CA:TRUE" : "critical,CA:FALSE")
    ]
    if !names.isEmpty { extensions.append((NID_subject_alt_name, names.joined(separator: ","))) }
    for (identifier, value) in extensions {
      guard let part = X509V3_EXT_conf_nid(nil, nil, identifier, value) else { continue }
      X509_add_ext(certificate, part, -1)
      X509_EXTENSION_free(part)
    }
    guard X509_sign(certificate, issuer?.key ?? key, EVP_sha256()) > 0 else {
      throw LoopbackError(call: "X509_sign", errno: EINVAL)
    }
  }

  deinit {
    X509_free(certificate)
    EVP_PKEY_free(key)
  }

  /// Writes the certificate, in PEM, to a new file.
  public func write(to path: String) throws(LoopbackError) {
    guard let file = BIO_new_file(path, "w") else { throw LoopbackError(call: "BIO_new_file", errno: errno) }
    defer { BIO_free(file) }
    guard PEM_write_bio_X509(file, certificate) == 1 else {
      throw LoopbackError(call: "PEM_write_bio_X509", errno: EIO)
    }
  }
}
