#pragma once
// OpenSSL as the tests' server needs it: TLS on the server's side, and certificates made on the spot.
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

// Macros and variadic functions, which Swift does not see.
static inline EVP_PKEY *tidings_new_key(void) { return EVP_EC_gen("P-256"); }
static inline void tidings_set_protocols(SSL_CTX *context, int lowest, int highest) {
  SSL_CTX_set_min_proto_version(context, lowest);
  SSL_CTX_set_max_proto_version(context, highest);
}
