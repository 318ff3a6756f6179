// The functions of libcrypto that tidings calls, forwarded to the library, which is opened when the first is called:
// loading it takes longer than reading a small feed, and most commands hash nothing.
//
// They bear libcrypto's own names, so that its header declares them, and are hidden, so that libcurl and libssl keep
// calling its own.

#include "CCrypto.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#define HIDDEN __attribute__((visibility("hidden")))

static struct {
  EVP_MD_CTX *(*context_new)(void);
  void (*context_free)(EVP_MD_CTX *context);
  const EVP_MD *(*sha256)(void);
  int (*init)(EVP_MD_CTX *context, const EVP_MD *type, ENGINE *engine);
  int (*update)(EVP_MD_CTX *context, const void *bytes, size_t count);
  int (*final)(EVP_MD_CTX *context, unsigned char *digest, unsigned int *size);
} library;

static void *find(void *opened, const char *name) {
  void *found = opened ? dlsym(opened, name) : NULL;
  if (found) return found;
  // As the dynamic loader says it of a library that a program is linked with, and with the same exit status.
  fprintf(stderr, "tidings: error while loading shared libraries: %s; install the package libssl3\n", dlerror());
  exit(127);
}

static void load(void) {
  void *opened = dlopen("libcrypto.so.3", RTLD_NOW | RTLD_LOCAL);
  library.context_new = find(opened, "EVP_MD_CTX_new");
  library.context_free = find(opened, "EVP_MD_CTX_free");
  library.sha256 = find(opened, "EVP_sha256");
  library.init = find(opened, "EVP_DigestInit_ex");
  library.update = find(opened, "EVP_DigestUpdate");
  library.final = find(opened, "EVP_DigestFinal_ex");
}

/// Every digest begins here; the others need not ask whether the library is open.
HIDDEN EVP_MD_CTX *EVP_MD_CTX_new(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, load);
  return library.context_new();
}

HIDDEN void EVP_MD_CTX_free(EVP_MD_CTX *context) { library.context_free(context); }

HIDDEN const EVP_MD *EVP_sha256(void) { return library.sha256(); }

HIDDEN int EVP_DigestInit_ex(EVP_MD_CTX *context, const EVP_MD *type, ENGINE *engine) {
  return library.init(context, type, engine);
}

HIDDEN int EVP_DigestUpdate(EVP_MD_CTX *context, const void *bytes, size_t count) {
  return library.update(context, bytes, count);
}

HIDDEN int EVP_DigestFinal_ex(EVP_MD_CTX *context, unsigned char *digest, unsigned int *size) {
  return library.final(context, digest, size);
}
