// libxml2: reads HTML as browsers do, and XML without following what it refers to.
#include <libxml/xmlversion.h>
// A libxml2 built with ICU includes its headers, which collide with the copy inside Foundation. Only the end of one
// structure depends on it (xmlCharEncodingHandler), and that structure is never made or measured here.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>
