// What Swift cannot call by itself: el_set, el_get and history take a variable number of arguments, which Swift does
// not import. Each wrapper below fixes the arguments of one use of them, and does nothing else.

#ifndef MENTOR_CEDIT_SHIM_H
#define MENTOR_CEDIT_SHIM_H

#include <histedit.h>
#include <stddef.h>
#include <stdio.h>

/// A function bound to a key: reads or changes the line, and answers one of the CC_ codes.
typedef unsigned char (*mentor_key_function)(EditLine *, int);

/// An editor on the standard streams of the process, or NULL.
static inline EditLine *mentor_el_open(const char *program) {
    return el_init(program, stdin, stdout, stderr);
}

/// Sends out what the editor has said so far.
static inline void mentor_el_flush(void) {
    fflush(stdout);
}

/// The prompt, in which the part between two `literal` characters takes no room on the line.
static inline int mentor_el_set_prompt(EditLine *editor, char *(*prompt)(EditLine *), char literal) {
    return el_set(editor, EL_PROMPT_ESC, prompt, literal);
}

/// EL_SIGNAL, EL_EDITMODE and the other options that are a number.
static inline int mentor_el_set_number(EditLine *editor, int option, int value) {
    return el_set(editor, option, value);
}

/// EL_EDITOR and EL_TERMINAL: the options that are a word.
static inline int mentor_el_set_word(EditLine *editor, int option, const char *word) {
    return el_set(editor, option, word);
}

/// EL_BIND and EL_SETTY: the options that are an editor command of two words.
static inline int mentor_el_command(EditLine *editor, int option, const char *first, const char *second) {
    return el_set(editor, option, first, second, NULL);
}

/// Gives a function a name that keys can be bound to.
static inline int mentor_el_add_function(
    EditLine *editor, const char *name, const char *help, mentor_key_function function
) {
    return el_set(editor, EL_ADDFN, name, help, function);
}

/// Hangs a pointer of ours on the editor, for the functions above to find.
static inline int mentor_el_set_client_data(EditLine *editor, void *data) {
    return el_set(editor, EL_CLIENTDATA, data);
}

/// The pointer of ours, or NULL.
static inline void *mentor_el_client_data(EditLine *editor) {
    void *data = NULL;
    return el_get(editor, EL_CLIENTDATA, &data) == 0 ? data : NULL;
}

/// Lets the arrow keys walk through `history`.
static inline int mentor_el_use_history(EditLine *editor, History *lines) {
    return el_set(editor, EL_HIST, history, lines);
}

/// H_SETSIZE, H_SETUNIQUE and H_CLEAR.
static inline int mentor_history_set(History *lines, int operation, int value) {
    HistEvent event;
    return history(lines, &event, operation, value);
}

/// H_ENTER, H_LOAD and H_SAVE: a line to remember, or the path of a file.
static inline int mentor_history_text(History *lines, int operation, const char *text) {
    HistEvent event;
    return history(lines, &event, operation, text);
}

#endif
