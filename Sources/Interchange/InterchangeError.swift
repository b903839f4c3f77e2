import Engine
import Files

/// Why a model's file could not be read or written: which file, and what is wrong.
public struct InterchangeError: Error, Sendable, Equatable {
    public let path: String
    public let problem: ModelFileProblem

    /// What is wrong, in one sentence: `m.keras is damaged: …`.
    public var message: String { "\(lastComponent(path)) \(problem.predicate)" }
    /// The way out.
    public var hint: String { problem.hint(path: path) }
}

/// What is wrong with one file that holds a model, or should.
public enum ModelFileProblem: Error, Sendable, Equatable {
    case missing
    /// A folder, a device or a pipe stands where a file should be.
    case notAFile
    case unreadable(reason: String)
    /// The folder for the file is not there.
    case noFolder
    case unwritable(reason: String)
    case diskFull(bytes: Int)
    /// The file could not be put together: the library refused.
    case notMade
    /// The name's ending says nothing of the format.
    case unknownEnding(known: [String])
    case notThisFormat(expected: String, looksLike: String)
    case truncated(found: Int, promised: Int)
    case damaged(place: String, reason: String)
    /// Written by a Keras whose files are not known.
    case version(String)
    /// More numbers are claimed than the file can hold, or the machine.
    case enormous(what: String, bytes: Double)
    /// Well made, but stored in a way that Keras does not use.
    case unsupportedStorage(String)
    /// Values that are no numbers, where numbers are needed.
    case noNumbers(String)
    /// Weights without a model, where a model was asked for.
    case onlyWeights
    case unsupportedModel(kind: String)
    /// A model of somebody's own class: `my>Sequential`.
    case foreignModel(kind: String)
    case unsupportedLayer(kind: String, name: String)
    /// A layer or optimizer that Keras does not have, so that its files cannot hold it.
    case notInKeras(kind: String, name: String)
    case optimizerNotInKeras(kind: String)
    /// A layer for which nobody has said which operators it is.
    case noOperators(kind: String, name: String)
    case unsupportedSetting(owner: String, setting: String, value: String, supported: [String])
    case layerCount(expected: [String], found: [String])
    case arrayCount(layer: String, expected: Int, found: Int)
    case wrongShape(array: String, expected: [Int], found: [Int])
    /// Something is no number, or infinite.
    case notFinite(array: String)
    /// The engine refused a setting of the file's.
    case engine(owner: String, EngineError)
    /// A layer's or model's name that Keras would not take.
    case unfitName(String)
}

/// Runs `body` on behalf of the file at `path`.
func describing<Result>(
    _ path: String, _ body: () throws(ModelFileProblem) -> Result
) throws(InterchangeError) -> Result {
    do throws(ModelFileProblem) {
        return try body()
    } catch {
        throw InterchangeError(path: path, problem: error)
    }
}

/// Runs `body` and says that what the engine refused belongs to `owner`.
func asking<Result>(
    for owner: String, _ body: () throws(EngineError) -> Result
) throws(ModelFileProblem) -> Result {
    do throws(EngineError) {
        return try body()
    } catch {
        throw .engine(owner: owner, error)
    }
}
