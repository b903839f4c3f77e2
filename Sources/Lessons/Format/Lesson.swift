/// A lesson as its file tells it: a header and steps in order.
public struct Lesson: Sendable, Equatable {
    public var format: Int
    /// Stable for ever: progress is kept under it.
    public var id: String
    public var title: String
    /// The start of all randomness while it is played, unless whoever plays it says otherwise.
    public var seed: UInt64?
    /// The seconds that the whole lesson may take in batch, on two cores.
    public var budget: Double?
    /// The ids of the lessons that it builds on.
    public var needs: [String]
    /// What the learner can do at its end, each in a few words.
    public var learned: [String]
    public var steps: [Step]

    /// The steps that the learner does something in, which are those that are counted.
    public var numberedSteps: [Step] { steps.filter { !$0.isProse } }
}

/// One piece of a lesson.
public struct Step: Sendable, Equatable {
    /// Unique within the lesson; what progress is kept under.
    public var id: String
    /// The nearest heading above it, without marks.
    public var heading: String
    /// Counts the headings, so that steps under the same one can be told from others; 0 above all.
    public var section: Int
    /// The lines of the file that it stands on.
    public var lines: ClosedRange<Int>
    public var content: Content

    public enum Content: Sendable, Equatable {
        case prose(LessonText)
        case run([PlannedStatement])
        case predict(PredictStep)
        case task(TaskStep)
        case quiz(QuizStep)
        /// As `run`, for statements worth watching while they run.
        case watch([PlannedStatement])
        case fault(BreakStep)
    }

    public var isProse: Bool { if case .prose = content { true } else { false } }

    /// The name of its kind in the file.
    public var kind: String {
        switch content {
        case .prose: "prose"
        case .run: "run"
        case .predict: "predict"
        case .task: "task"
        case .quiz: "quiz"
        case .watch: "watch"
        case .fault: "break"
        }
    }
}

/// A statement of the lesson's own and the line of the file it stands on.
public struct PlannedStatement: Sendable, Equatable {
    public var text: String
    public var line: Int
    /// Whether an empty line stands before it: the learner is waited for there.
    public var comesAfterPause = false
}

/// An expression that must be true, and what to say as long as it is not.
public struct Condition: Sendable, Equatable {
    public var expression: String
    public var line: Int
    public var otherwise: LessonText?
}

/// One of several answers.
public struct Choice: Sendable, Equatable {
    public var isRight: Bool
    public var text: LessonText
    /// Said to whoever chose it.
    public var message: LessonText
}

/// A guess that is asked for before the truth is run.
public struct PredictStep: Sendable, Equatable {
    public enum Question: Sendable, Equatable {
        case choices([Choice])
        case number(NumberQuestion)
    }

    public var ask: LessonText
    public var question: Question
    public var reveal: [PlannedStatement]
    public var expect: [Condition]
}

/// A number to guess.
public struct NumberQuestion: Sendable, Equatable {
    /// What the truth is, once the reveal has run; `percent(…)` asks for a percentage.
    public var expression: String
    public var line: Int
    /// How far off a guess may be and still count as near.
    public var tolerance: Tolerance
    public var near: LessonText?
    public var high: LessonText?
    public var low: LessonText?

    public enum Tolerance: Sendable, Equatable {
        case absolute(Double)
        /// A share of the truth.
        case relative(Double)
    }
}

/// Something the learner does; the state is judged, however it was reached.
public struct TaskStep: Sendable, Equatable {
    public var say: LessonText
    public var solution: [PlannedStatement]
    public var check: [Condition]
    public var wrong: [WrongWay]
    public var hints: [LessonText]
}

/// A mistake that the author foresaw.
public struct WrongWay: Sendable, Equatable {
    /// How one gets there; who types exactly this has made it.
    public var statements: [PlannedStatement]
    /// What is true of the learner's own result where this mistake was made in another way.
    public var condition: Condition?
    public var message: LessonText
}

/// A question that needs no run to answer.
public struct QuizStep: Sendable, Equatable {
    public var ask: LessonText
    public var choices: [Choice]
}

/// A fault that the lesson plants and the learner finds.
public struct BreakStep: Sendable, Equatable {
    public enum Cure: Sendable, Equatable {
        /// Name the cause; the state is then as it was before the fault.
        case cause([Choice])
        /// Repair it: a task on the broken state.
        case repair(TaskStep)
    }

    public var say: LessonText
    public var plant: [PlannedStatement]
    /// What must be true of the broken state: the symptom is there.
    public var expect: [Condition]
    public var cure: Cure
    public var hints: [LessonText]
}
