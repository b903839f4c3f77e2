/// How a terminal shows pictures of pixels.
public enum Graphics: Sendable, Equatable {
    /// Not at all: pictures are made of characters.
    case none
    /// Kitty's protocol (https://sw.kovidgoyal.net/kitty/graphics-protocol).
    case kitty
    /// iTerm2's inline images (https://iterm2.com/documentation-images.html).
    case iTerm
}

/// When to draw pictures in pixels, as `--graphics` says it.
public enum GraphicsWish: String, Sendable, CaseIterable {
    /// Ask the terminal, where its variables name one that may know how.
    case auto
    /// Ask it whatever the variables say, as over a connection that does not pass them on.
    case ask
    case none
}

/// What a terminal answers when it is asked for its graphics, told apart from what is typed meanwhile.
///
/// It is asked three things at once: whether it takes an image by Kitty's protocol (nothing is drawn),
/// what it is called, and which of DEC's attributes it has. Every terminal knows the last, so that its
/// answer ends the waiting: what has not been answered by then never will be.
public struct TerminalAnswers: Sendable, Equatable {
    /// What is written to ask.
    public static let question = "\u{1B}_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\u{1B}\\\u{1B}[>q\u{1B}[c"

    /// Whether the last of the answers has come.
    public private(set) var isComplete = false
    private var takesKittyImages = false
    private var name = ""
    /// The beginning of what may be an answer.
    private var pending: [UInt8] = []
    /// Answers are shorter.
    private static let longest = 256

    public init() {}

    /// How it shows pictures, as far as it has said. iTerm2 is believed to know its own protocol best,
    /// whatever else it takes.
    public var graphics: Graphics {
        if name.hasPrefix("iTerm2") { return .iTerm }
        if name.hasPrefix("tmux") { return .none }
        if takesKittyImages { return .kitty }
        return name.hasPrefix("WezTerm") ? .iTerm : .none
    }

    /// Whether the beginning of an answer, or of a key, has come and not its end.
    public var isWithin: Bool { !pending.isEmpty }

    /// Takes in what has been received.
    ///
    /// - Returns: what is no answer: somebody typed it.
    public mutating func read(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        var typed: [UInt8] = []
        for byte in bytes {
            guard !isComplete else {
                typed.append(byte)
                continue
            }
            if byte == 0x1B, !(pending.count > 1 && isText) {
                // A new beginning: what stood before it was a key, or a letter with Alt.
                typed += takePending()
            }
            if pending.isEmpty, byte != 0x1B {
                typed.append(byte)
                continue
            }
            pending.append(byte)
            switch place {
            case .within: break
            case .end: takeAnswer()
            case .elsewhere: typed += takePending()
            }
        }
        return typed
    }

    /// What has been held back as the beginning of an answer that does not come.
    public mutating func takePending() -> [UInt8] {
        defer { pending = [] }
        return pending
    }

    private enum Place { case within, end, elsewhere }

    /// Whether what is pending is one of the answers that are texts, which end in `ESC \`.
    private var isText: Bool { pending[1] == UInt8(ascii: "_") || pending[1] == UInt8(ascii: "P") }

    /// Where in an answer the last byte is.
    private var place: Place {
        let last = pending[pending.count - 1]
        guard pending.count <= Self.longest else { return .elsewhere }
        switch pending.count {
        case 1: return .within
        case 2:
            return isText || last == UInt8(ascii: "[") ? .within : .elsewhere
        case 3:
            let third: [UInt8: Character] = [
                UInt8(ascii: "_"): "G", UInt8(ascii: "P"): ">", UInt8(ascii: "["): "?",
            ]
            return third[pending[1]].map { UInt8(ascii: $0.unicodeScalars.first ?? " ") } == last
                ? .within : .elsewhere
        default: break
        }
        if isText {
            let isEnd = last == UInt8(ascii: "\\") && pending[pending.count - 2] == 0x1B
            return isEnd || last == 0x07 ? .end : .within
        }
        if last == UInt8(ascii: "c") { return .end }
        return (0x30...0x3B).contains(last) ? .within : .elsewhere
    }

    private mutating func takeAnswer() {
        let text = String(decoding: takePending().dropFirst(2), as: UTF8.self)
        if text.hasPrefix("G") {
            takesKittyImages = text.hasPrefix("Gi=31;OK")
        } else if text.hasPrefix(">|") {
            name = String(text.dropFirst(2))
        } else {
            isComplete = true
        }
    }
}
