import Foundation
import TestSupport
import Testing

@testable import Notebook

/// Which files Tab offers between quotes.
@Suite struct FileCompletionTests {
    private let folder = TemporaryFolder()
    private let home = TemporaryFolder()

    init() throws {
        for name in [
            "iris.csv", "a.TSV", "notes.txt", "data.csv.gz", "m.keras", "w.weights.h5",
            "model.json",
            "x.npz", "y.npy", "s.bob", "l.md", "p.svg", "my file.csv", "꽃.csv", "été.csv",
            ".hidden.csv", "odd\"name.csv",
        ] { try folder.write("", to: name) }
        for name in ["flowers", "flowers/red ones", ".cache"] { try folder.makeFolder(name) }
        try folder.write("", to: "flowers/f.csv")
        try home.write("", to: "h.csv")
    }

    /// The candidates in order, `…` behind those that go on; nil where no file is typed.
    private func offered(_ line: String) -> [String]? {
        Completion.files(for: line, in: folder.path, home: home.path)?
            .map { $0.text + ($0.isOpen ? "…" : "") }.sorted()
    }

    private static let tables = [
        "a.TSV", "data.csv.gz", "flowers/…", "iris.csv", "my file.csv", "notes.txt", "été.csv",
        "꽃.csv",
    ]

    @Test(arguments: [
        ("load csv \"", tables), ("load csv \"i", ["iris.csv"]),
        ("load csv \"my f", ["my file.csv"]),
        ("load csv \"꽃", ["꽃.csv"]), ("load csv \"ét", ["été.csv"]),
        ("load csv \".h", [".hidden.csv"]),
        ("load csv \"flowers/", ["flowers/f.csv", "flowers/red ones/…"]),
        ("load csv \"~/", ["~/h.csv"]), ("load csv \"~nobody/", []), ("load csv \"x", []),
        ("LOAD CSV \"iri", ["iris.csv"]),
        ("load npz \"", ["flowers/…", "x.npz"]), ("load npy \"", ["flowers/…", "y.npy"]),
        ("load npy \"y.npy\" \"", ["flowers/…", "y.npy"]),
        ("load model \"", ["flowers/…", "m.keras", "model.json", "w.weights.h5"]),
        ("load weights \"", ["flowers/…", "m.keras", "w.weights.h5"]),
        ("load pictures \"", ["flowers/…"]), ("load idx \"", ["flowers/…"]),
        ("load pictures \"flowers/", ["flowers/red ones/…"]),
        ("run \"", ["flowers/…", "s.bob"]), ("lesson \"", ["flowers/…", "l.md"]),
        ("plot loss to \"", ["flowers/…", "p.svg"]), ("save \"m", ["m.keras"]),
        ("fit 5 checkpoint(\"", ["flowers/…", "m.keras", "w.weights.h5"]),
        ("t = pd.read_csv(\"i", ["iris.csv"]), ("t = pd.read_csv('i", ["iris.csv"]),
        ("keras.models.load_model(\"m.", ["m.keras"]),
    ])
    func byEnding(_ line: String, _ expected: [String]) {
        #expect(offered(line) == expected.sorted())
    }

    @Test(arguments: [
        "load csv iris", "x = \"", "load csv \"iris.csv\"", "load csv \"iris.csv\" target=\"",
        "help \"", "add Dense 10 name=\"", "", "\"",
    ])
    func elsewhereNothing(_ line: String) {
        let offered = offered(line)
        // Behind `load csv` every text may be a file's name; elsewhere none is.
        #expect(line.hasPrefix("load csv \"iris.csv\" ") || offered == nil, "\(line)")
    }

    @Test func wholeNames() {
        let names = offered("load csv \"\(folder.path)/flo")
        #expect(names == ["\(folder.path)/flowers/…"])
    }
}
