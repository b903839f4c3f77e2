/// When to write colours, as `--color` says it.
public enum ColourWish: String, Sendable, CaseIterable {
    case auto, always, never
}

/// What a terminal can show, as far as the environment's variables tell.
public struct TerminalKind: Sendable, Equatable {
    /// The most that it can.
    public var colour: TerminalStyle.Colour
    /// A terminal that only prints line after line: `TERM=dumb`, or no `TERM` at all.
    public var isDumb: Bool
    /// `NO_COLOR` has a value, whichever it is (https://no-color.org).
    public var refusesColour: Bool
    /// Whether its variables name a terminal that may draw pictures in pixels, and none that stands
    /// between it and the program.
    public var mayDrawImages: Bool
    /// Whether it shows escapes that it does not know as text, as only few do.
    private var garblesQuestions: Bool
    /// From `COLORFGBG`, which some terminals set: `15;0` is light on dark.
    public var background: Background

    public init(variables: [String: String]) {
        let name = variables["TERM"] ?? ""
        isDumb = name.isEmpty || name == "dumb"
        refusesColour = !(variables["NO_COLOR"] ?? "").isEmpty
        background = Self.background(variables["COLORFGBG"] ?? "")
        colour = isDumb ? .none : Self.colour(ofTerminalNamed: name, variables)
        let isWrapped =
            variables["TMUX"] != nil || variables["STY"] != nil
            || ["screen", "tmux"].contains { name.hasPrefix($0) }
        let program = variables["TERM_PROGRAM"] ?? ""
        garblesQuestions =
            isDumb || isWrapped || program == "Apple_Terminal"
            || !["xterm", "foot", "contour", "ghostty", "konsole", "wezterm", "kitty"].contains {
                name.hasPrefix($0)
            }
        mayDrawImages =
            !isWrapped
            && (["kitty", "ghostty", "wezterm"].contains { name == $0 || name == "xterm-" + $0 }
                || ["iTerm.app", "WezTerm", "ghostty"].contains(program)
                || variables["LC_TERMINAL"] == "iTerm2" || variables["KONSOLE_VERSION"] != nil)
    }

    /// Whether to ask it for its graphics.
    public func isWorthAsking(for wish: GraphicsWish) -> Bool {
        switch wish {
        case .none: false
        case .auto: mayDrawImages && !garblesQuestions
        case .ask: !garblesQuestions
        }
    }

    /// The colours to write.
    ///
    /// - Parameter isTerminal: whether output goes to a terminal; `always` writes colours elsewhere
    ///   too, at least 16 of them.
    public func colour(wish: ColourWish, isTerminal: Bool) -> TerminalStyle.Colour {
        switch wish {
        case .never: .none
        case .always: colour == .none ? .ansi16 : colour
        case .auto: isTerminal && !refusesColour ? colour : .none
        }
    }

    private static func colour(
        ofTerminalNamed name: String, _ variables: [String: String]
    ) -> TerminalStyle.Colour {
        if monochrome.contains(name) || name.hasSuffix("-m") || name.hasSuffix("-mono") {
            return .none
        }
        let has256 = name.contains("256")
        // GNU screen passes COLORTERM on and yet takes true colours for something else.
        if name.hasPrefix("screen"), variables["TMUX"] == nil { return has256 ? .ansi256 : .ansi16 }
        let isTrue =
            ["truecolor", "24bit"].contains(variables["COLORTERM"] ?? "")
            || name.hasSuffix("-direct")
            || trueColourNames.contains { name == $0 || name == "xterm-" + $0 }
            || trueColourPrograms.contains(variables["TERM_PROGRAM"] ?? "")
            || variables["WT_SESSION"] != nil  // Windows Terminal
        return isTrue ? .trueColour : has256 ? .ansi256 : .ansi16
    }

    private static let monochrome: Set<String> = [
        "vt52", "vt100", "vt102", "vt220", "vt320", "vt420", "ansi-mono", "xterm-mono",
    ]
    private static let trueColourNames = [
        "alacritty", "contour", "foot", "ghostty", "kitty", "wezterm",
    ]
    private static let trueColourPrograms: Set<String> = [
        "iTerm.app", "WezTerm", "ghostty", "vscode", "rio", "Hyper",
    ]

    /// The last of the numbers is the background's, one of the terminal's 16 colours.
    private static func background(_ value: String) -> Background {
        guard value.contains(";"), let last = value.split(separator: ";").last.flatMap({ Int($0) })
        else { return .unknown }
        switch last {
        case 0...6, 8: return .dark
        case 7, 9...15: return .light
        default: return .unknown
        }
    }
}
