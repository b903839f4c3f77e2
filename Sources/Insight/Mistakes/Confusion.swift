import Engine
import Output
import Statements
import Wording
import Workbench

/// How often each class was taken for each other one.
struct Confusion {
    /// A class and what it was called.
    struct Pair: Hashable {
        var right: Int
        var said: Int
    }

    private let answers: ClassAnswers
    private let data: LoadedData
    /// Every class that is right or said somewhere, and those that have names, in order.
    let classes: [Int]
    private let counts: [Pair: Int]
    /// How many examples each class has, and how often it is said.
    private(set) var examples: [Int: Int] = [:]
    private(set) var calls: [Int: Int] = [:]

    /// A matrix of more classes than these is not drawn.
    private static let mostClasses = 400
    /// Recall and precision of more classes are not listed: the hardest are.
    private static let mostListed = 25
    private static let mostConfusions = 5

    init(_ answers: ClassAnswers, _ data: LoadedData) {
        self.answers = answers
        self.data = data
        var counts: [Pair: Int] = [:]
        for (right, said) in zip(answers.right, answers.said) {
            counts[Pair(right: right, said: said), default: 0] += 1
        }
        self.counts = counts
        for (pair, count) in counts {
            examples[pair.right, default: 0] += count
            calls[pair.said, default: 0] += count
        }
        classes = Set(examples.keys).union(calls.keys).union(data.classNames.indices).sorted()
    }

    var right: Int { classes.reduce(0) { $0 + self[$1, $1] } }

    subscript(_ right: Int, _ said: Int) -> Int { counts[Pair(right: right, said: said)] ?? 0 }

    /// Of the examples of a class, the share that was found; nan where there are none.
    func recall(_ number: Int) -> Double {
        Double(self[number, number]) / Double(examples[number] ?? 0)
    }

    /// Of what was called by a class, the share that was of it; nan where nothing was.
    func precision(_ number: Int) -> Double {
        Double(self[number, number]) / Double(calls[number] ?? 0)
    }

    /// The confusion that takes most of its row; of equals the earlier, nil where nothing is wrong.
    var largest: Pair? {
        func share(_ pair: Pair) -> Double {
            Double(self[pair.right, pair.said]) / Double(max(1, examples[pair.right] ?? 0))
        }
        return counts.keys.filter { $0.right != $0.said }.min {
            (-share($0), $0.right, $0.said) < (-share($1), $1.right, $1.said)
        }
    }

    /// The classes that were found least often, those first; of equals the earlier.
    var hardest: [Int] {
        classes.filter { examples[$0] != nil }.sorted { (recall($0), $0) < (recall($1), $1) }
    }

    // MARK: - As blocks

    private func axis(_ name: String, _ numbers: [Int]) -> Matrix.Axis {
        Matrix.Axis(
            name, labels: numbers.map(String.init),
            names: data.classNames.isEmpty
                ? [] : numbers.map { data.className(of: Float($0))?.shortened ?? "" })
    }

    private var title: String {
        let share = MeasuredNumber.percent(Double(right) / Double(max(1, answers.count)) * 100)
        return "\(answers.part): \(grouped(right)) of \(counted(answers.count, "example")) right "
            + "(\(share))"
    }

    /// Nil where there are too many classes to be drawn.
    var matrix: Matrix? {
        guard classes.count <= Self.mostClasses else { return nil }
        let places = Dictionary(uniqueKeysWithValues: zip(classes, classes.indices))
        var values = Array(
            repeating: Array(repeating: 0.0, count: classes.count), count: classes.count)
        for (pair, count) in counts {
            if let row = places[pair.right], let column = places[pair.said] {
                values[row][column] = Double(count)
            }
        }
        return Matrix(
            title: title, rows: axis("right answer", classes), columns: axis("said", classes),
            values: values, shading: .shareOfRow)
    }

    /// The largest confusions in words.
    var sentences: [String] {
        let wrong = counts.filter { $0.key.right != $0.key.said }
        guard !wrong.isEmpty else {
            return ["Not one of \(counted(answers.count, "example")) is wrong."]
        }
        let sorted = wrong.sorted { left, other in
            (other.value, left.key.right, left.key.said)
                < (left.value, other.key.right, other.key.said)
        }
        let lines = sorted.prefix(Self.mostConfusions).map { pair, count in
            "  \(name(pair.right)) was called \(name(pair.said)) \(times(count)) of "
                + grouped(examples[pair.right] ?? 0)
        }
        var texts = [
            (lines.count == 1 ? "The only confusion:\n" : "The largest confusions:\n")
                + lines.joined(separator: "\n")
        ]
        if let first = hardest.first, hardest.count > 1 {
            texts.append(
                "Hardest: \(name(first)), found \(times(self[first, first])) of "
                    + "\(grouped(examples[first] ?? 0)).")
        }
        let unsaid = classes.filter { examples[$0] != nil && calls[$0] == nil }
        if !unsaid.isEmpty {
            texts.append("Never said: \(TableAnswer.some(unsaid.map(name))).")
        }
        if classes.count > Self.mostClasses {
            texts.insert("\(title). \(grouped(classes.count)) classes are too many to draw.", at: 0)
        }
        return texts
    }

    /// Recall and precision of each class, of many classes those that were found least often.
    var figures: Matrix {
        let isCut = classes.count > Self.mostListed
        let listed = isCut ? Array(hardest.prefix(Self.mostListed)) : classes
        return Matrix(
            title: isCut ? "the \(listed.count) classes found least often" : nil,
            rows: axis("class", listed),
            columns: .init("figure", labels: ["recall", "precision"]),
            values: listed.map { [recall($0), precision($0)] }, shading: .zeroToOne,
            footer: [
                "recall: of a class, the share that was found",
                "precision: of what was called so, "
                    + "the share that was right",
            ])
    }

    func name(_ number: Int) -> String {
        data.className(of: Float(number))?.shortened ?? "class \(number)"
    }

    private func times(_ count: Int) -> String {
        count == 1 ? "once" : count == 0 ? "not once" : "\(grouped(count)) times"
    }
}
