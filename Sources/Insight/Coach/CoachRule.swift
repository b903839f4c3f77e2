import Vocabulary

/// One thing that the coach knows to look for.
protocol CoachRule: Sendable {
    /// The statements after which it looks.
    var verbs: Set<Verb> { get }
    var topic: CoachTopic { get }
    /// Nil where all is well.
    func finding(in scene: CoachContext) -> CoachFinding?
}

extension CoachRule {
    var name: String { "\(Self.self)" }
}

/// What a finding is about. Several rules may see the same trouble; one of them says it.
enum CoachTopic: Sendable {
    case inputs, parts, classes, output, start, curve, units, generalization, baseline, measuring
}

/// What a rule has found: the evidence, then the way out.
struct CoachFinding: Sendable {
    var text: String
    /// The circumstance; as long as it is the same, nothing is said again.
    var subject: String
}
