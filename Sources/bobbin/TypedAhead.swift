import Rendering

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Keys that came before the line reader could read them, and what the terminal is still to answer,
/// which is nothing that anybody typed.
struct TypedAhead {
    private var keys: [UInt8] = []
    private var openAnswers: OpenAnswers?

    private struct OpenAnswers {
        var answers: TerminalAnswers
        let deadline: ContinuousClock.Instant
        let whenComplete: (Graphics) -> Void
    }

    init() {}

    /// Takes what was typed before the first prompt, and what the terminal has not answered yet: a
    /// slow connection may bring it within some seconds.
    init(_ keys: [UInt8], _ answers: TerminalAnswers, whenComplete: @escaping (Graphics) -> Void) {
        self.keys = keys
        guard !answers.isComplete else { return }
        openAnswers = OpenAnswers(
            answers: answers, deadline: .now + .seconds(3), whenComplete: whenComplete)
    }

    var isEmpty: Bool { keys.isEmpty }

    mutating func drop() { keys = [] }

    /// Waits a moment for a key; whatever it is has not been read yet.
    mutating func isKeyPressed(at descriptor: Int32) -> Bool {
        if !keys.isEmpty { return true }
        var input = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        // A short wait, so that a signal that came just before it is seen soon.
        let isSomething = poll(&input, 1, 100) > 0
        guard var open = openAnswers else { return isSomething }
        keys +=
            isSomething
            ? open.answers.read(TerminalQuestion.available()) : open.answers.takePending()
        openAnswers = open
        if open.answers.isComplete { open.whenComplete(open.answers.graphics) }
        if open.answers.isComplete || ContinuousClock.now > open.deadline {
            keys += open.answers.takePending()
            openAnswers = nil
        }
        return !keys.isEmpty
    }

    /// Passes keys on, one line at the most: what is behind its end belongs to the next prompt.
    ///
    /// - Parameter take: false when it takes no more for now.
    mutating func pass(to take: (UInt8) -> Bool) {
        while let key = keys.first, take(key) {
            keys.removeFirst()
            if key == 0x0A || key == 0x0D { return }
        }
    }
}
