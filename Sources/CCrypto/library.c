#include "CCrypto.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

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

EVP_MD_CTX *tidings_sha256_new(void) {
  // The other functions need a digest, and so find the library open.
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, load);
  EVP_MD_CTX *digest = library.context_new();
  if (digest && library.init(digest, library.sha256(), NULL) != 1) {
    library.context_free(digest);
    return NULL;
  }
  return digest;
}

void tidings_sha256_free(EVP_MD_CTX *digest) { library.context_free(digest); }

int tidings_sha256_update(EVP_MD_CTX *digest, const void *bytes, size_t count) {
  return library.update(digest, bytes, count);
}

int tidings_sha256_finish(EVP_MD_CTX *digest, unsigned char *bytes) {
  if (library.final(digest, bytes, NULL) != 1) return 0;
  // Without an algorithm given, the context starts over with the one it has.
  return library.init(digest, NULL, NULL);
}
