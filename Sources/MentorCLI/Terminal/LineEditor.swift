import CEdit
import Glibc

/// A line typed by a person at a terminal: editing, history, completion, through libedit.
///
/// libedit is C, so its handles are pointers; they live in this file only, owned by `LineEditor`, which gives them
/// back. The key functions at the end are called by libedit while `readLine` runs, on the same thread; they find
/// their Swift side through the pointer hung on the editor, which lives as long as the editor does.
///
/// Four keys are ours. Ctrl-C clears the line, because in a conversation it means "not that" and not "stop". Backspace
/// takes away a whole character as a person sees it, accent included. Tab completes the whole line. And a paste of many
/// lines (which the terminal brackets) becomes one line to look over, not a burst of questions.
@safe final class LineEditor {
    /// What came of waiting for a line.
    enum Input {
        case line(String)
        /// Ctrl-D on an empty line, or the terminal went away.
        case end
    }

    /// What the key functions need; hung on the editor.
    @safe fileprivate final class Context {
        /// libedit keeps no copy of the prompt.
        let prompt: UnsafeMutablePointer<CChar>
        let complete: (String) -> [String]
        /// Ctrl-C was typed: what `el_gets` is about to return is not wanted.
        var isCleared = false

        init(prompt: String, complete: @escaping (String) -> [String]) {
            let bytes = Array(prompt.utf8CString)
            unsafe self.prompt = .allocate(capacity: bytes.count)
            for (index, byte) in bytes.enumerated() { unsafe (self.prompt + index).initialize(to: byte) }
            self.complete = complete
        }

        deinit { unsafe prompt.deallocate() }
    }

    private let editor: OpaquePointer
    private let history: OpaquePointer
    private let context: Context
    private let historyFile: String?

    /// An editor on this process's terminal, or nil when libedit cannot have one.
    ///
    /// - Parameters:
    ///   - prompt: shown before the line; what stands between two `\u{1}` takes no columns.
    ///   - historyFile: where to keep the lines from one conversation to the next; nil keeps them in memory.
    ///   - complete: whole lines that begin like the one given.
    init?(prompt: String, historyFile: String?, complete: @escaping (String) -> [String]) {
        guard let editor = unsafe mentor_el_open("mentor") else { return nil }
        guard let history = unsafe history_init() else {
            unsafe el_end(editor)
            return nil
        }
        unsafe self.editor = editor
        unsafe self.history = history
        self.historyFile = historyFile
        context = Context(prompt: prompt, complete: complete)
        setUpKeys()
        unsafe mentor_history_set(history, H_SETSIZE, 500)
        unsafe mentor_history_set(history, H_SETUNIQUE, 1)
        unsafe mentor_el_use_history(editor, history)
        if let historyFile { unsafe mentor_history_text(history, H_LOAD, historyFile) }
    }

    deinit {
        unsafe el_end(editor)
        unsafe history_end(history)
    }

    /// Waits for a line, and remembers it if it says anything.
    func readLine() -> Input {
        // DEC private mode 2004: the terminal says where a paste begins and ends.
        SystemCalls.show("\u{1B}[?2004h")
        defer { SystemCalls.show("\u{1B}[?2004l") }
        while true {
            context.isCleared = false
            var count: Int32 = 0
            // Before the prompt is seen: what is typed at once after it must not be taken by the terminal itself.
            unsafe mentor_el_set_number(editor, EL_PREP_TERM, 1)
            let typed = unsafe el_gets(editor, &count)
            if context.isCleared { continue }
            guard let typed = unsafe typed else {
                if count < 0 && errno == EINTR { continue }
                return .end
            }
            var line = unsafe String(cString: typed)
            while line.last?.isNewline == true { line.removeLast() }
            if line.contains(where: { !$0.isWhitespace }) { remember(line) }
            return .line(line)
        }
    }

    private func remember(_ line: String) {
        unsafe mentor_history_text(history, H_ENTER, line)
        // Saved line by line: a terminal window is closed more often than a conversation is ended.
        if let historyFile { unsafe mentor_history_text(history, H_SAVE, historyFile) }
    }

    /// Forgets the lines that were typed; their file is removed by whoever named it.
    func forget() { unsafe mentor_history_set(history, H_CLEAR, 0) }

    private func setUpKeys() {
        unsafe mentor_el_set_client_data(editor, Unmanaged.passUnretained(context).toOpaque())
        unsafe mentor_el_set_prompt(editor, promptOfEditor, 1)
        unsafe mentor_el_set_word(editor, EL_EDITOR, "emacs")
        unsafe mentor_el_set_number(editor, EL_SIGNAL, 1)
        // While a line is edited, Ctrl-C and Ctrl-Z are keys like others.
        unsafe mentor_el_command(editor, EL_SETTY, "-d", "-isig")
        unsafe mentor_el_add_function(editor, "mentor-clear", "forget the line", clearLine)
        unsafe mentor_el_add_function(editor, "mentor-erase", "erase the character before the cursor", eraseCharacter)
        unsafe mentor_el_add_function(editor, "mentor-complete", "complete the line", completeLine)
        unsafe mentor_el_add_function(editor, "mentor-paste", "insert what is pasted", insertPaste)
        unsafe mentor_el_add_function(editor, "mentor-suspend", "go to the background", suspend)
        let keys = [
            ("^C", "mentor-clear"), ("^?", "mentor-erase"), ("^H", "mentor-erase"), ("^I", "mentor-complete"),
            ("\\e[200~", "mentor-paste"), ("\\e[H", "ed-move-to-beg"), ("\\e[F", "ed-move-to-end"),
            ("\\e[3~", "ed-delete-next-char"), ("\\e[1;5D", "ed-prev-word"), ("\\e[1;5C", "em-next-word"),
            ("^R", "em-inc-search-prev"), ("^Z", "mentor-suspend"),
        ]
        for (key, function) in keys { unsafe mentor_el_command(editor, EL_BIND, key, function) }
        // The person's own ~/.editrc has the last word.
        unsafe el_source(editor, nil)
    }
}

// MARK: - Called by libedit

private func context(of editor: OpaquePointer?) -> LineEditor.Context? {
    guard let data = unsafe mentor_el_client_data(editor) else { return nil }
    return unsafe Unmanaged<LineEditor.Context>.fromOpaque(data).takeUnretainedValue()
}

private func promptOfEditor(_ editor: OpaquePointer?) -> UnsafeMutablePointer<CChar>? {
    unsafe context(of: editor)?.prompt
}

private func clearLine(_ editor: OpaquePointer?, _ key: Int32) -> UInt8 {
    unsafe context(of: editor)?.isCleared = true
    // Ended like any other line, so that the terminal's cursor goes where it should; `readLine` then forgets it.
    unsafe el_push(editor, "\n")
    return UInt8(CC_NORM)
}

private func suspend(_ editor: OpaquePointer?, _ key: Int32) -> UInt8 {
    // libedit's own handler gives the terminal back first, and takes it again on SIGCONT.
    raise(SIGTSTP)
    return UInt8(CC_NORM)
}

/// What stands before the cursor, and whether anything stands after it.
private func beforeCursor(_ editor: OpaquePointer?) -> (text: String, isAtEnd: Bool)? {
    guard let line = unsafe el_wline(editor)?.pointee, let start = unsafe line.buffer,
        let cursor = unsafe line.cursor, let end = unsafe line.lastchar
    else { return nil }
    var text = String.UnicodeScalarView()
    var next = unsafe start
    while unsafe next < cursor {
        let value = unsafe UInt32(bitPattern: next.pointee)
        text.append(Unicode.Scalar(value) ?? "\u{FFFD}")
        unsafe next += 1
    }
    return unsafe (String(text), cursor == end)
}

private func insert(_ text: String, into editor: OpaquePointer?) -> Bool {
    let wide = text.unicodeScalars.map { wchar_t(bitPattern: $0.value) } + [0]
    return unsafe el_winsertstr(editor, wide) == 0
}

private func eraseCharacter(_ editor: OpaquePointer?, _ key: Int32) -> UInt8 {
    guard let last = unsafe beforeCursor(editor)?.text.last else { return UInt8(CC_ERROR) }
    unsafe el_deletestr(editor, Int32(last.unicodeScalars.count))
    return UInt8(CC_REFRESH)
}

private func completeLine(_ editor: OpaquePointer?, _ key: Int32) -> UInt8 {
    guard let context = unsafe context(of: editor), let (typed, isAtEnd) = unsafe beforeCursor(editor), isAtEnd else {
        return UInt8(CC_REFRESH_BEEP)
    }
    let found = context.complete(typed)
    guard let first = found.first else { return UInt8(CC_REFRESH_BEEP) }
    let common = found.dropFirst().reduce(first) { shared($0, $1) }
    if found.count == 1 || common.count > typed.count {
        unsafe el_deletestr(editor, Int32(typed.unicodeScalars.count))
        return unsafe insert(common, into: editor) ? UInt8(CC_REFRESH) : UInt8(CC_REFRESH_BEEP)
    }
    mentor_el_flush()
    SystemCalls.show("\n" + found.map { "  \($0)\n" }.joined())
    return UInt8(CC_REDISPLAY)
}

/// The characters with which both begin.
private func shared(_ first: String, _ second: String) -> String {
    String(zip(first, second).prefix { $0 == $1 }.map(\.0))
}

/// Reads up to the terminal's mark of the paste's end, and puts in the line what was between.
private func insertPaste(_ editor: OpaquePointer?, _ key: Int32) -> UInt8 {
    let mark = Array("\u{1B}[201~".unicodeScalars)
    let longest = 1 << 16
    var pasted: [Unicode.Scalar] = []
    var character: wchar_t = 0
    while pasted.suffix(mark.count) != mark[...] {
        guard unsafe el_wgetc(editor, &character) == 1 else { break }
        if pasted.count > longest { pasted.removeSubrange(mark.count..<(longest - mark.count)) }
        pasted.append(Unicode.Scalar(UInt32(bitPattern: character)) ?? "\u{FFFD}")
    }
    if pasted.suffix(mark.count) == mark[...] { pasted.removeLast(mark.count) }
    var text = String.UnicodeScalarView()
    for scalar in pasted.prefix(longest / 2) {
        if scalar.properties.generalCategory != .control {
            text.append(scalar)
        } else if scalar.properties.isWhitespace, text.last != " " {
            text.append(" ")
        }
    }
    return unsafe insert(String(text), into: editor) ? UInt8(CC_REFRESH) : UInt8(CC_REFRESH_BEEP)
}
