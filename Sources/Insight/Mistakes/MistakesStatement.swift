import Diagnostics
import Engine
import Language
import Output
import Statements
import Vocabulary
import Wording
import Workbench

/// `mistakes`: the wrong answers that the model was surest of.
package enum MistakesStatement {
    package static let definition = StatementDefinition.looking(
        verb: .mistakes, family: .training, usage: "mistakes [train | val | test] [COUNT]",
        summary:
            "The wrong answers that the model was surest of: what it said, how surely, and what is right. Without a part: on val if there is one, else on test.",
        example: "mistakes 10",
        keras: "wrong = np.flatnonzero(probabilities.argmax(axis=1) != test_target)",
        words: DataPart.names,
        notes: Selection.rule(.count, "mistakes") + """

            - Pictures stand with the place of the example: `trace val 812` follows one through the layers.
            - Of a table its rows are shown.
            """, drawsFigures: true,
        run: run)

    private static func run(
        _ command: Command, _ state: SessionState, _ context: StatementContext
    ) throws(Diagnostic) {
        let (part, count) = try asked(command)
        let answers = try ClassAnswers(
            state, on: part, isCancelled: { context.isInterrupted })
        let mistakes = Mistakes(answers, try state.requireData(), most: count)
        context.say(mistakes.sentence)
        if let block = mistakes.block { context.add(block) }
    }

    /// The part and how many, as they are written.
    package static func asked(_ command: Command) throws(Diagnostic) -> (part: String?, count: Int)
    {
        var reader = try ArgumentReader(command.arguments, of: "mistakes", options: [])
        var place = reader.next()
        var part: String?
        if let word = place, word.word != nil {
            part = try word.choice("part", of: DataPart.names)
            place = reader.next()
        }
        let count = try place?.wholeNumber("how many", in: 1...Expression.mostPlaces) ?? 10
        try reader.finish()
        return (part, count)
    }
}

/// The surest wrong answers, as pictures or as rows.
struct Mistakes {
    private let answers: ClassAnswers
    private let data: LoadedData
    private let wrong: Int
    private let asked: Int
    /// The places of those that are shown.
    let shown: [Int]

    init(_ answers: ClassAnswers, _ data: LoadedData, most: Int) {
        self.answers = answers
        self.data = data
        let surest = answers.surestWrong
        (wrong, asked, shown) = (surest.count, most, Array(surest.prefix(most)))
    }

    var sentence: String {
        let whole = "\(counted(answers.count, "example")) of \(answers.part)"
        guard wrong > 0 else { return "Not one of the \(whole) is wrong." }
        let all = "\(grouped(wrong)) of \(whole) \(wrong == 1 ? "is" : "are") wrong"
        if wrong == 1 { return all + "." }
        return wrong <= asked
            ? "\(all); all of them, the surest first:"
            : "\(all); the \(grouped(shown.count)) of which it was surest:"
    }

    /// Nil where nothing is wrong.
    var block: Block? {
        guard !shown.isEmpty else { return nil }
        guard let pictures = DataPictures(of: answers.examples, part: answers.part, data) else {
            return .table(table)
        }
        return .pictures(shown.map { picture(of: $0, pictures) })
    }

    private func picture(of place: Int, _ pictures: DataPictures) -> Picture {
        var picture = pictures.picture(place)
        let (said, right) = (name(answers.said[place]), name(answers.right[place]))
        picture.caption =
            "\(answers.part) \(grouped(place))\n\(sureness(of: place)) \(said)\nis \(right)"
        picture.description =
            "\(answers.part) \(grouped(place)): said \(said), \(sureness(of: place))"
            + "\(answers.areShares ? " sure" : ""); right is \(right)"
        return picture
    }

    private var table: Table {
        let most = 6
        let inputs = data.isTable ? data.inputNames.prefix(most) : []
        let rows = shown.map { place -> [Table.Cell] in
            [
                .count(place), .init(classText(answers.said[place])),
                .init(sureness(of: place), Double(answers.sureness[place])),
                .init(classText(answers.right[place])),
            ]
                + answers.examples.inputs.item(place).prefix(inputs.count).map {
                    .significant(Double($0), 4)
                }
        }
        return Table(
            columns: [
                .init(answers.part, .right), .init("said"),
                .init(answers.areShares ? "how sure" : "output", .right), .init("right answer"),
            ] + inputs.map { .init($0.shortened, .right) }, cells: rows,
            footer: inputs.count < data.inputNames.count && data.isTable
                ? ["the first \(inputs.count) of \(grouped(data.inputNames.count)) input columns"]
                : [])
    }

    /// `99.9%`, or the bare output where it is no share.
    private func sureness(of place: Int) -> String {
        let value = Double(answers.sureness[place])
        return answers.areShares ? MeasuredNumber.percent(value * 100) : significant(value, 4)
    }

    private func name(_ number: Int) -> String {
        data.className(of: Float(number))?.shortened ?? "\(number)"
    }

    private func classText(_ number: Int) -> String { data.classText(Double(number)).shortened }
}
