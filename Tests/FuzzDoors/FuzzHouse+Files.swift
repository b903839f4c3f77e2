import Datasets
import Engine
import Files
import Foundation
import Interchange
import JSON
import Lessons

extension FuzzHouse {
    func table(_ bytes: [UInt8]) throws {
        let path = try file("t.csv", bytes)
        for hasHeader in [nil, true, false] as [Bool?] {
            do {
                let table = try CSVReader.read(path, options: TableOptions(hasHeader: hasHeader))
                for column in table.columns.indices {
                    guard table.values(ofColumn: column).count == table.rowCount else {
                        throw FuzzFinding("a column that is not as long as the others")
                    }
                }
                for target in Set([0, table.columns.count - 1]) {
                    _ = try? table.dataSet(path: path, target: target)
                }
            } catch let error as DatasetError {
                try Pages.show(error.message)
            }
        }
    }

    func arrays(_ bytes: [UInt8], ending: String) throws {
        let path = try file("a-ubyte" + ending, bytes)
        for kind in [IDXKind.pictures, .labels] {
            guard let array = try? IDXReader.read(path, kind) else { continue }
            guard array.bytes.elements.count == array.shape.reduce(array.number.size, *) else {
                throw FuzzFinding("an array of other bytes than its shape")
            }
        }
    }

    /// A cached file is what was written, or is made anew.
    func cache(_ bytes: [UInt8]) throws {
        if !exists(folder + "/idx") { try readSmallData() }
        _ = try file("cached/" + (try cacheName()), bytes)
        try readSmallData()
    }

    private func readSmallData() throws {
        let source = folder + "/idx"
        if !exists(source) {
            guard makeFolder(source) else { throw FuzzFinding("no folder \(source)") }
            for (name, bytes) in Self.smallDataSet { _ = try file("idx/" + name, bytes) }
        }
        let data = try IDXFolder.read(
            source, name: "m", title: "m", needsTest: false, decodedFolder: folder + "/cached")
        guard data.trainInput.count == 2 else {
            throw FuzzFinding("the cache gave other data than its sources hold")
        }
    }

    /// The program calls the file by a sum over its sources.
    func cacheName() throws -> String {
        if !exists(folder + "/cached") { try readSmallData() }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder + "/cached")
        guard let name = names.first(where: { !$0.hasPrefix(".") }) else {
            throw FuzzFinding("nothing was kept")
        }
        return name
    }

    func modelFile(_ door: FuzzDoor, _ bytes: [UInt8]) throws {
        do {
            switch door {
            case .weights:
                let path = try file("in.weights.h5", bytes)
                let contents = try WeightFile.load(
                    path, into: model.network, optimizer: model.training?.plan.optimizer)
                guard contents.network.parameters.count == model.network.parameters.count else {
                    throw FuzzFinding("weights of another network")
                }
            case .config:
                let members = [
                    ("metadata.json", Array(#"{"keras_version": "3.15.1"}"#.utf8)),
                    ("config.json", bytes), ("model.weights.h5", modelFiles[.weights] ?? []),
                ]
                try load(try file("in.keras", StoredFile.zip(members)))
            default: try load(try file(door == .h5 ? "in.h5" : "in.keras", bytes))
            }
        } catch let error as InterchangeError {
            try Pages.show(error.message + "\n" + error.hint)
        }
    }

    /// What can be read can be written and read once more.
    private func load(_ path: String) throws {
        let model = try KerasFile.load(path)
        let copy = folder + "/copy.keras"
        do {
            try KerasFile.save(model, to: copy)
        } catch {
            throw FuzzFinding("what was read cannot be written: \(error)")
        }
        guard let again = try? KerasFile.load(copy),
            again.network.parameters.count == model.network.parameters.count
        else { throw FuzzFinding("what was read and written cannot be read") }
    }

    func progress(_ bytes: [UInt8]) throws {
        let store = ProgressStore(path: try file("progress.txt", bytes))
        let (progress, problems) = store.load()
        for problem in problems { try Pages.show(problem) }
        let kept = ProgressStore(path: folder + "/kept.txt")
        try kept.update { $0 = progress }
        let (again, unread) = kept.load()
        guard unread.isEmpty, again == progress else {
            throw FuzzFinding("progress is read other than it was kept")
        }
    }

    func history(_ bytes: [UInt8]) throws {
        let path = try file("history", bytes)
        let lines = try LineFile(path).last(100)
        guard lines.count <= 100, !lines.contains(where: { $0.contains("\n") }) else {
            throw FuzzFinding("lines of a history that are none")
        }
    }
}
