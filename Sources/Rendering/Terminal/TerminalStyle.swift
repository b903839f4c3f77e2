/// What the terminal can show and how much of it is wanted; passed in, never looked up.
public struct TerminalStyle: Sendable, Equatable {
    public enum Colour: Sendable, Equatable {
        /// Words carry all meaning: pipes, `NO_COLOR`, `TERM=dumb`.
        case none
        /// The terminal's own 16 colours, pictures in the four greys among them.
        case ansi16
        /// 256 colours, pictures in 24 greys and black and white.
        case ansi256
        /// The same, with pictures in all colours and greys.
        case trueColour
    }

    /// Columns of the terminal; fewer than 10 count as 10.
    public var width: Int { didSet { width = max(10, width) } }
    /// Rows of the terminal; nil where there is none.
    public var height: Int?
    public var colour: Colour
    public var background: Background
    /// How pictures are drawn where the terminal can do more than characters.
    public var graphics = Graphics.none
    /// Whether a line may be redrawn in place (progress). False is append-only.
    public var isLive: Bool
    /// False replaces bars, pictures, arrows and signs with ASCII.
    public var unicode: Bool
    /// Whether each statement is printed before its answer, as in a transcript: `[3] fit 5`.
    public var echoesStatements: Bool
    /// Columns that the prompt took before the typed statement, so that a caret can stand under it;
    /// nil prints the line again above the caret, with its number.
    public var promptWidth: Int?
    /// Shows only errors, checks and evaluations.
    public var isQuiet: Bool
    /// Whether answers of statements stand behind a margin, as in lessons.
    public var marginsAnswers = false

    public init(
        width: Int = 80, height: Int? = nil, colour: Colour = .none,
        background: Background = .unknown,
        isLive: Bool = false, unicode: Bool = true, echoesStatements: Bool = false,
        promptWidth: Int? = nil, isQuiet: Bool = false
    ) {
        self.width = max(10, width)
        self.height = height
        self.colour = colour
        self.background = background
        self.isLive = isLive
        self.unicode = unicode
        self.echoesStatements = echoesStatements
        self.promptWidth = promptWidth
        self.isQuiet = isQuiet
    }

    var sanitizer: Sanitizer { Sanitizer(unicode: unicode) }
    var ellipsis: String { unicode ? "…" : "..." }

    /// A thin horizontal line of so many columns.
    func rule(_ columns: Int) -> String {
        String(repeating: unicode ? "─" : "-", count: max(0, columns))
    }
}
