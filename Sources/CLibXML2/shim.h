#pragma once
#include <libxml/xmlversion.h>
// Debian's libxml2 is built with ICU, and its encoding.h then includes ICU's headers, which clash with the ones inside
// Foundation. Nothing of libxml2's interface that tidings uses depends on them.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xpath.h>

// What libxml2 has to say beyond structured errors it prints to the standard error. The handler is the calling thread's
// own, and variadic, which Swift cannot write.
static inline void tidings_no_generic_error(void *context, const char *message, ...) {
  (void)context;
  (void)message;
}

static inline void tidings_ignore_generic_errors(void) { xmlSetGenericErrorFunc(NULL, tidings_no_generic_error); }
