import Diagnostics
import PythonSyntax
import Vocabulary

/// What Python knows and is not read here, each by name and with the way out.
enum PythonRefusal {
    private static let unreadWords: [String: (what: String, hint: String)] = [
        "class": (
            "classes of your own are not read here",
            "A model is made by keras.Sequential([…]); what belongs together goes into a `def`. `help custom layer` and `help custom callback` tell what such classes are for in Keras."
        ),
        "try": (
            "`try` is not read here",
            "Write the lines without it: a mistake leaves everything as it was before its line."
        ),
        "match": ("`match` is not read here", "Write it as `if` and `elif`."),
        "async": ("`async` is not read here", "Lines run one after another; leave it out."),
        "type": ("a type of your own is not read here", "Leave the line out: it changes no value."),
    ]

    static func unread(_ word: String) -> Diagnostic {
        let known = unreadWords[word]
        return Diagnostic(
            known?.what ?? "`\(word)` is not read here",
            hint: known?.hint ?? "`help python` lists what of Python is read.")
    }
}

extension PythonRefusal {
    /// What to do instead of importing a module that is not here.
    static func module(_ path: String) -> String {
        let first = String(path.prefix { $0 != "." })
        if let topic = elsewhere(path) { return KerasElsewhere.wayOn(topic) }
        return switch first {
        case "torch", "torchvision", "jax", "lightning":
            "Bobbin follows Keras: keras.Sequential([keras.layers.Dense(10)])."
        case "requests", "urllib", "wget", "kagglehub", "gdown":
            "Nothing is fetched from the network: put the file into this folder, and `load csv \"name.csv\"`."
        case "random": "NumPy draws: np.random.randint(10), np.random.choice([\"a\", \"b\"])."
        case "seaborn", "plotly", "bokeh":
            "Draw with matplotlib.pyplot, or `plot`, `show` and `histogram`."
        case "cv2", "PIL", "imageio", "skimage":
            "Pictures are loaded by `load idx` and shown by `show 10`."
        case "sklearn":
            "Of scikit-learn there are model_selection, preprocessing, linear_model and metrics."
        default:
            "`help python` lists the modules that are read: numpy, keras, tensorflow, sklearn, pandas, "
                + "matplotlib, math."
        }
    }

    static func missing(_ name: String, in path: String) -> Diagnostic {
        let message = "\(path) has no \(name) here"
        if let topic = elsewhere("\(path).\(name)") {
            return Diagnostic(
                "\(message): \(topic.sentence(on: name))", hint: KerasElsewhere.wayOn(topic))
        }
        if let hint = missingHints["\(path).\(name)"] ?? missingHints[path] {
            return Diagnostic(message, hint: hint)
        }
        let known = PythonModules.names(in: path)
        let listed = known.count > 14 ? known.prefix(14) + ["…"] : known[...]
        return Diagnostic(
            message,
            hint: Suggestion.hint(
                Suggestion.nearest(to: name, among: known),
                known.isEmpty ? nil : "There are: \(listed.joined(separator: ", "))."))
    }

    /// What a name of Keras's or TensorFlow's stands for, where `help` has a page on it.
    private static func elsewhere(_ path: String) -> KerasElsewhere.Topic? {
        let first = path.prefix { $0 != "." }
        guard ["keras", "tensorflow", "keras_tuner", "sklearn"].contains(first) else { return nil }
        // `keras.applications.VGG16`, `tensorflow.data`, `keras.preprocessing.sequence`.
        return KerasElsewhere.topic(named: path)
            ?? path.split(separator: ".").reversed().lazy
            .compactMap { KerasElsewhere.topic(named: "keras.\($0)") }.first
    }

    private static let missingHints: [String: String] = [
        "matplotlib.pyplot":
            "There are: plot, scatter, semilogy, hist, bar, imshow, subplots, title, xlabel, ylabel, "
            + "legend, show, savefig.",
        "keras.datasets":
            "fashion_mnist is there; other data come from files: `load csv \"iris.csv\"`, `load idx \"folder\"`.",
        "sklearn.datasets":
            "Data sets are loaded by `load fashion_mnist` and `load csv \"iris.csv\"`.",
        "keras.regularizers":
            "Layers have no regularizers here; Dropout is the way against overfitting.",
        "keras.initializers": "Layers begin with Keras's own standard initializers here.",
    ]
}
