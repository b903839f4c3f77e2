/// What a lesson shows beside its prose and the answers of its statements.
public enum LessonBlock: Sendable, Equatable {
    case heading(LessonHeading)
    /// One of the lesson's own statements, which runs next.
    case statement(String)
    case question(LessonQuestion)
    case feedback(LessonFeedback)
    case offer(LessonOffer)
    case course(CourseReport)
}

/// The beginning of a lesson or of one of its parts.
public struct LessonHeading: Sendable, Equatable, Codable {
    public var title: String
    /// Where in the lesson that is: `lesson 3 · 7/14`; empty for nowhere in particular.
    public var place: String
    /// 1 for the lesson's own title, 2 and more for its parts.
    public var level: Int

    public init(title: String, place: String = "", level: Int = 2) {
        self.title = title
        self.place = place
        self.level = level
    }
}

/// Something that is asked of the learner.
public struct LessonQuestion: Sendable, Equatable, Codable {
    public enum Kind: String, Sendable, Codable { case guess, quiz, task, fault }

    public struct Choice: Sendable, Equatable, Codable {
        public var letter: String
        /// Restricted Markdown.
        public var text: String

        public init(letter: String, text: String) {
            self.letter = letter
            self.text = text
        }
    }

    public var kind: Kind
    /// What stands before the question, such as `Your turn`; empty for nothing.
    public var label: String
    /// Restricted Markdown.
    public var text: String
    public var choices: [Choice]

    public init(kind: Kind, label: String = "", text: String, choices: [Choice] = []) {
        self.kind = kind
        self.label = label
        self.text = text
        self.choices = choices
    }
}

/// What is said to something that the learner did or asked for.
public struct LessonFeedback: Sendable, Equatable, Codable {
    public enum Kind: String, Sendable, Codable {
        case right, wrong, hint
        /// Nothing was wrong, and something is still to be done.
        case missing
        /// Neither: what happened, or where one is.
        case remark
    }

    public var kind: Kind
    /// Restricted Markdown.
    public var text: String

    public init(_ kind: Kind, _ text: String) {
        self.kind = kind
        self.text = text
    }
}

/// What the next key does; always the last thing before a lesson's prompt.
public struct LessonOffer: Sendable, Equatable, Codable {
    /// What Enter runs; none for most offers.
    public var statements: [String]
    /// Restricted Markdown of one line.
    public var cue: String

    public init(statements: [String] = [], cue: String) {
        self.statements = statements
        self.cue = cue
    }
}

/// The course as a path, with how far the learner has come on it.
public struct CourseReport: Sendable, Equatable, Codable {
    public enum Standing: String, Sendable, Codable { case new, begun, finished }

    public struct Stop: Sendable, Equatable, Codable {
        /// Nil for a lesson outside of the course.
        public var number: Int?
        public var id: String
        public var title: String
        public var standing: Standing
        /// Steps done, of so many.
        public var done: Int
        public var steps: Int
        /// Whether the learner is in this one.
        public var isHere: Bool
        /// A word on it: `finished`, `you are here`; empty for nothing to say.
        public var note: String

        public init(
            number: Int?, id: String, title: String, standing: Standing, done: Int, steps: Int,
            isHere: Bool = false, note: String = ""
        ) {
            self.number = number
            self.id = id
            self.title = title
            self.standing = standing
            self.done = done
            self.steps = steps
            self.isHere = isHere
            self.note = note
        }
    }

    public var title: String
    public var stops: [Stop]
    /// Lines said below; restricted Markdown.
    public var footer: [String]

    public init(title: String, stops: [Stop], footer: [String] = []) {
        self.title = title
        self.stops = stops
        self.footer = footer
    }
}

extension LessonBlock: Codable {
    private enum Key: String, CodingKey { case type, statement }
    private enum Kind: String, Codable {
        case heading, statement, question, feedback, offer, course
    }

    /// Writes `{"type": …}` with the piece's own fields beside it.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        func write(_ kind: Kind, _ payload: (any Encodable)?) throws {
            try container.encode(kind, forKey: .type)
            try payload?.encode(to: encoder)
        }
        switch self {
        case .heading(let heading): try write(.heading, heading)
        case .statement(let text):
            try write(.statement, nil)
            try container.encode(text, forKey: .statement)
        case .question(let question): try write(.question, question)
        case .feedback(let feedback): try write(.feedback, feedback)
        case .offer(let offer): try write(.offer, offer)
        case .course(let course): try write(.course, course)
        }
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        switch try container.decode(Kind.self, forKey: .type) {
        case .heading: self = .heading(try LessonHeading(from: decoder))
        case .statement: self = .statement(try container.decode(String.self, forKey: .statement))
        case .question: self = .question(try LessonQuestion(from: decoder))
        case .feedback: self = .feedback(try LessonFeedback(from: decoder))
        case .offer: self = .offer(try LessonOffer(from: decoder))
        case .course: self = .course(try CourseReport(from: decoder))
        }
    }
}
