/* The least that libxml2 can be asked for: a feed document read by its push parser, SAX only, nothing kept.
   With -h the contents go through libxml2's HTML SAX parser as well, which is what sanitising costs with it. */
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int html, inside;
static size_t characters, items;
static char *gathered;
static size_t length, capacity;

static void html_text(void *context, const xmlChar *text, int n) { characters += n; }
static void html_start(void *context, const xmlChar *name, const xmlChar **attributes) { characters++; }

static int content(const xmlChar *name) {
  return !strcmp((const char *)name, "description") || !strcmp((const char *)name, "encoded") ||
         !strcmp((const char *)name, "content");
}

static void start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                  const xmlChar **declared, int attributes, int defaulted, const xmlChar **values) {
  if (!strcmp((const char *)name, "item") || !strcmp((const char *)name, "entry")) items++;
  if (html && content(name)) inside = 1, length = 0;
}

static void text(void *context, const xmlChar *bytes, int n) {
  characters += n;
  if (!inside) return;
  if (length + n + 1 > capacity) {
    capacity = (length + n + 1) * 2;
    gathered = realloc(gathered, capacity);
    if (!gathered) abort();
  }
  memcpy(gathered + length, bytes, n);
  length += n;
}

static void end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
  if (!inside || !content(name)) return;
  inside = 0;
  if (!length) return;
  htmlSAXHandler handler = {.startElement = html_start, .characters = html_text, .cdataBlock = html_text};
  htmlParserCtxtPtr parser =
      htmlCreatePushParserCtxt(&handler, NULL, gathered, length < 4 ? length : 4, NULL, XML_CHAR_ENCODING_UTF8);
  htmlCtxtUseOptions(parser, HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
  if (length > 4) htmlParseChunk(parser, gathered + 4, length - 4, 0);
  htmlParseChunk(parser, "", 0, 1);
  if (parser->myDoc) xmlFreeDoc(parser->myDoc);
  htmlFreeParserCtxt(parser);
}

int main(int count, char **arguments) {
  int first = 1;
  static char buffer[65536];
  if (count > 1 && !strcmp(arguments[1], "-h")) html = 1, first = 2;
  for (int i = first; i < count; i++) {
    FILE *file = fopen(arguments[i], "rb");
    if (!file) return perror(arguments[i]), 1;
    xmlSAXHandler handler = {.initialized = XML_SAX2_MAGIC, .startElementNs = start, .endElementNs = end,
                             .characters = text, .cdataBlock = text};
    inside = 0;
    size_t n = fread(buffer, 1, sizeof buffer, file);
    xmlParserCtxtPtr parser = xmlCreatePushParserCtxt(&handler, NULL, buffer, n < 4 ? n : 4, NULL);
    xmlCtxtUseOptions(parser, XML_PARSE_HUGE | XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR);
    if (n > 4) xmlParseChunk(parser, buffer + 4, n - 4, 0);
    while ((n = fread(buffer, 1, sizeof buffer, file)) > 0) xmlParseChunk(parser, buffer, n, 0);
    xmlParseChunk(parser, buffer, 0, 1);
    xmlFreeParserCtxt(parser);
    fclose(file);
  }
  printf("%zu items, %zu characters\n", items, characters);
}
