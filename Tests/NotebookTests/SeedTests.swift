import Foundation
import Output
import TestSupport
import Testing

@testable import Notebook
@testable import PythonSyntax
@testable import Workbench

/// Every block of Python in the tutorials that this project grew from runs here as it stands, with the
/// real pictures.
///
/// Blocks that are a form to be filled in (`Dense(...)`) or prose are no Python and are left out; a slip
/// of typing is mended, and what a block takes for granted stands before it.
@Suite(
    .enabled(
        if: RealData.isThere && Seeds.areThere,
        "needs ../shared/seeds beside the project and BOBBIN_DATA with fashion_mnist"), .serialized)
struct SeedTests {
    private let folder = TemporaryFolder()

    /// What the tutorials' prose has done before a block that uses it.
    private static let load =
        "(train_input, train_target), (test_input, test_target) = keras.datasets.fashion_mnist.load_data()"
    private static let split =
        "train_scaled, val_scaled, train_target, val_target = train_test_split(train_scaled, train_target, test_size=0.2, random_state=42)"
    private static let needed: [(file: Int, block: String, lines: [String])] = [
        (1, "dense = keras", ["train_scaled = train_input.reshape(-1, 28*28) / 255.0"]),
        (1, "Flatten", ["train_scaled = train_scaled.reshape(-1, 28, 28)"]),
        (
            3, "history = model.fit",
            [
                load, "train_scaled = train_input / 255.0", split,
                "model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(10, activation='softmax')])",
                "model.compile(loss='sparse_categorical_crossentropy', metrics=['accuracy'])",
            ]
        ),
        (
            3, "model_fn",
            [
                "def model_fn(layer=None):\n    model = keras.Sequential([keras.layers.Flatten(input_shape=(28, 28)), keras.layers.Dense(100, activation='relu')])\n    if layer:\n        model.add(layer)\n    model.add(keras.layers.Dense(10, activation='softmax'))\n    return model"
            ]
        ),
        (
            3, "checkpoint_cb",
            [
                "model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics='accuracy')"
            ]
        ),
        (4, "GradientTape", ["x_train = np.linspace(0, 1, 50)", "y_train = 3 * x_train + 2"]),
        (4, "Dense(100, activation='sigmoid')", ["from tensorflow.keras.layers import Dense"]),
        (
            4, "model.fit(x_train, y_train_encoded",
            [
                "(x_all, y_all), (x_test, y_test) = keras.datasets.fashion_mnist.load_data()",
                "x_train, x_val, y_train, y_val = train_test_split(x_all.reshape(-1, 784) / 255.0, y_all, test_size=0.2, random_state=42, stratify=y_all)",
                "y_train_encoded = keras.utils.to_categorical(y_train)",
                "y_val_encoded = keras.utils.to_categorical(y_val)",
            ]
        ),
    ]

    /// The blocks of a tutorial, in their order.
    private func blocks(_ text: String) -> [String] {
        let fenced = text.replacing("{% highlight python linenos %}", with: "\n```python")
            .replacing("{% endhighlight %}", with: "\n```\n")
        return fenced.matches(of: /(?ms)^[ \t]*```\w*[ \t]*\n(.*?)^[ \t]*```/).map {
            // What a block printed stands behind a rule.
            let parts = String($0.output.1).split(separator: /(?m)^---[ \t]*$/)
            return parts.first.map(String.init) ?? ""
        }
    }

    /// Whether a block is a program: Python by its grammar that does something, and no form to fill in.
    private func isProgram(_ block: String) -> Bool {
        guard !Self.forms.contains(where: { block.contains($0) }),
            let statements = try? PythonParser.parse(block)
        else {
            return false
        }
        let doing = statements.filter { statement in
            guard case .expression(let value) = statement.kind else { return true }
            if case .call(let callee, _) = value.kind, case .attribute = callee.kind { return true }
            if case .call(let callee, _) = value.kind, case .name = callee.kind { return true }
            return false
        }
        return doing.count == statements.count && !statements.isEmpty
    }

    /// What stands for something that the reader puts in.
    private static let forms = ["...", "옵티마이저,", "val_y)"]

    private func session(_ folder: TemporaryFolder) -> Session {
        var environment = SessionEnvironment(in: folder)
        environment.dataFolder = RealData.folder
        return Session(environment)
    }

    /// Runs a tutorial's blocks in one session; what each printed, by the line.
    private func run(_ number: Int) throws -> (said: [String: String], programs: Int) {
        let names = try FileManager.default.contentsOfDirectory(atPath: Seeds.folder).sorted()
        let text = try String(contentsOfFile: "\(Seeds.folder)/\(names[number])", encoding: .utf8)
        let session = session(folder)
        var said: [String: String] = [:]
        var programs = 0
        func type(_ block: String) {
            for (line, _) in Session.statements(in: block) {
                guard let cell = session.run(line, emit: { _ in }) else { continue }
                said[line, default: ""] += plain(cell)
                #expect(cell.status == .ok, "\(names[number]): \(line)\n\(plain(cell))")
            }
        }
        var waiting = Self.needed.filter { $0.file == number }
        for block in blocks(text.replacing("\r\n", with: "\n")).map(withoutMargin)
        where isProgram(block) {
            while let place = waiting.firstIndex(where: { block.contains($0.block) }) {
                for line in waiting.remove(at: place).lines { type(line) }
            }
            type(block.replacing("val_sacled", with: "val_scaled"))
            programs += 1
        }
        return (said, programs)
    }

    private func withoutMargin(_ block: String) -> String {
        let lines = block.split(separator: "\n", omittingEmptySubsequences: false)
        let margins = lines.filter { !$0.allSatisfy(\.isWhitespace) }.map {
            $0.prefix { $0 == " " || $0 == "\t" }.count
        }
        return lines.map { $0.dropFirst(min(margins.min() ?? 0, $0.count)) }.joined(separator: "\n")
    }

    @Test func firstNetworks() throws {
        let (said, programs) = try run(0)
        #expect(programs >= 20)
        #expect(said["model.summary()"]?.contains("79,510") == true)
        #expect(said["model.summary()"]?.contains("패션 MNIST 모델") == true)
    }

    @Test func shorterNotes() throws { #expect(try run(1).programs >= 6) }

    @Test func theDataAndABaseline() throws {
        let (said, programs) = try run(2)
        #expect(programs >= 18)
        #expect(
            said["print(train_input.shape, train_target.shape)"] == "(60000, 28, 28) (60000,)")
        #expect(said["print(train_target[:10])"] == "[7 3 5 8 6 9 3 3 9 9]")
        #expect(said["print(val_scaled.shape, val_target.shape)"] == "(12000, 784) (12000,)")
        let score = try #require(Double(said["print(np.mean(scores['test_score']))"] ?? ""))
        #expect(abs(score - 0.8196) < 0.003)
    }

    @Test func dropoutAndCallbacks() throws { #expect(try run(3).programs >= 3) }

    @Test func gradientsByHand() throws { #expect(try run(4).programs >= 8) }
}

private enum Seeds {
    static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "shared/seeds").path
    static let areThere = FileManager.default.fileExists(atPath: folder)
}
