import Engine
import Files
import Wording

extension ModelFileProblem {
    /// What follows the file's name in a message.
    var predicate: String {
        switch self {
        case .missing: "is not there."
        case .notAFile: "is not a file: a folder or a device has its name."
        case .unreadable(let reason): "cannot be read: \(reason)."
        case .noFolder: "cannot be written: its folder is not there."
        case .unwritable(let reason): "cannot be written: \(reason)."
        case .diskFull(let bytes):
            "was not written: there is no room for its \(grouped(bytes)) bytes on the disk."
        case .notMade: "was not written: the HDF5 or zip library could not put it together."
        case .unknownEnding: "could be anything: its name does not end as a model's file does."
        case .notThisFormat(let expected, let looksLike):
            "is not \(expected): it looks like \(looksLike)."
        case .truncated(let found, let promised):
            "is cut short: it holds \(grouped(found)) of the \(grouped(promised)) bytes it should."
        case .damaged(let place, let reason): "is damaged (\(place)): \(reason)."
        case .version(let version):
            "was written by Keras \(version), whose files are not known here."
        case .enormous(let what, let bytes):
            "claims more than it can hold: \(what) would take \(bytesText(bytes))."
        case .unsupportedStorage(let what): "is stored in a way that is not read here: \(what)."
        case .noNumbers(let what): "holds what cannot be learned from: \(what)."
        case .onlyWeights: "holds weights only, without the layers that they belong to."
        case .unsupportedModel(let kind):
            "holds a \(kind) model that is not layers one after another; only those are read."
        case .foreignModel(let kind):
            "holds a \(kind), which is not Keras's own: what it computes is not told in the file."
        case .unsupportedLayer(let kind, let name):
            "has a layer that does not exist here: \(kind) (called \(name))."
        case .notInKeras(let kind, let name):
            "was not written: the layer \(name) is a \(kind), which Keras does not have."
        case .optimizerNotInKeras(let kind):
            "was not written: Keras has no optimizer \(kind)."
        case .noOperators(let kind, let name):
            "was not written: the layer \(name) is a \(kind), which is not known in ONNX here."
        case .unsupportedSetting(let owner, let setting, let value, _):
            "asks of \(owner) what does not exist here: \(setting) \(value)."
        default: misfit
        }
    }

    /// What does not fit between the file and the network.
    private var misfit: String {
        switch self {
        case .layerCount(let expected, let found):
            "has weights for \(counted(found.count, "layer")) (\(listed(found))), "
                + "but the network has \(grouped(expected.count)) with weights (\(listed(expected)))."
        case .arrayCount(let layer, let expected, let found):
            "has \(counted(found, "array")) for layer \(layer), which takes \(grouped(expected))."
        case .wrongShape(let array, let expected, let found):
            "does not fit: \(array) is \(cross(found)) in it, but must be \(cross(expected))."
        case .notFinite(let array): "holds something that is no number, or infinite, in \(array)."
        case .engine(let owner, let error): "does not work out for \(owner): \(error.reason)."
        case .unfitName(let name): "was not written: Keras takes no name like \"\(name)\"."
        default: ""
        }
    }

    func hint(path: String) -> String {
        switch self {
        case .missing: "Bobbin looked for \(path)."
        case .notAFile: "Give the name of a file, or move \(path) away."
        case .unreadable: "Check the permissions of \(path)."
        case .noFolder: "Make the folder \(folder(of: path)) first, or save somewhere else."
        case .unwritable: "Check the permissions of \(folder(of: path)), or save somewhere else."
        case .diskFull:
            "Make room or save somewhere else; what was there before is as it was: \(path)."
        case .notMade: "Try again with more free memory, or another format: .keras, .h5."
        case .unknownEnding(let known): "Give it an ending: \(known.joined(separator: ", "))."
        case .notThisFormat: "Check that this is the file you mean: \(path)."
        case .truncated, .damaged, .enormous, .notFinite:
            "Save, copy or download it again: \(path)."
        case .version:
            "Its weights may be known: build its layers, `model …`, then: load weights \"\(lastComponent(path))\"."
        case .unsupportedStorage:
            "HDF5's own h5repack writes it plainly: h5repack -f NONE -l CONTI \"\(lastComponent(path))\" plain.h5"
        case .noNumbers: "Save it from NumPy as numbers: x.astype(\"float32\")."
        case .onlyWeights: "Build the model first, then: load weights \"\(lastComponent(path))\"."
        case .unsupportedModel:
            "Keras is the place for it: keras.models.load_model(\"\(lastComponent(path))\")"
        case .foreignModel:
            "Keras opens it beside the program that defines it: keras.models.load_model(\"\(lastComponent(path))\")"
        case .unsupportedLayer:
            "Layers that are read: \(LayerConfig.kinds.joined(separator: ", "))."
        case .notInKeras, .noOperators: "Save a model without that layer."
        case .optimizerNotInKeras: "Compile with another optimizer, or save the weights alone."
        case .unsupportedSetting("the input", _, _, _):
            "Build its layers here for your data, `model …`, then: load weights \"\(lastComponent(path))\"."
        case .unsupportedSetting(_, let setting, _, let supported):
            supported.isEmpty
                ? "Leave \(setting) out in Keras and save the model again."
                : "What exists here: \(supported.joined(separator: ", "))."
        case .layerCount, .arrayCount, .wrongShape:
            "The weights must come from a model with the same layers, in the same order."
        case .engine: "Change it in Keras and save the model again."
        case .unfitName: "Use another name, without a slash."
        }
    }
}

extension EngineError {
    /// What the engine refused, as the end of a sentence.
    var reason: String {
        switch self {
        case .outOfRange(let option, let value, let allowed):
            "\(option) is \(value), but must be \(allowed)"
        case .unfitInput(_, let shape, let reason): "an input of \(cross(shape)): \(reason)"
        case .tooLarge(_, let bytes, let available):
            "it takes \(bytesText(bytes)) of memory, and there are \(bytesText(available))"
        case .duplicateName(let name): "two layers are called \(name)"
        case .weightShape(let name, let expected, let found):
            "\(name) is \(cross(found)), but must be \(cross(expected))"
        default: "\(self)"
        }
    }
}
