# %% split sizes
from sklearn.model_selection import train_test_split
import numpy as np
X = np.arange(20).reshape(10, 2)
y = np.array([0, 1] * 5)
a, b, c, d = train_test_split(X, y, test_size=0.2, random_state=42)
a, b
c, d
a, b = train_test_split(y, test_size=3, random_state=0)
a, b
a, b = train_test_split(X, train_size=0.5, random_state=1)
a.shape, b
a, b = train_test_split(np.arange(10), random_state=7)
a, b
# %% split without shuffling
from sklearn.model_selection import train_test_split
import numpy as np
a, b = train_test_split(np.arange(10), test_size=0.3, shuffle=False)
a, b
a, b = train_test_split(list(range(6)), test_size=2, random_state=3)
a, b
# %% split stratified
from sklearn.model_selection import train_test_split
import numpy as np
y = np.array([0] * 8 + [1] * 4)
X = np.arange(12)
a, b, c, d = train_test_split(X, y, test_size=0.25, random_state=42, stratify=y)
a, b
c, d
a, b, c, d = train_test_split(X, y, test_size=6, train_size=4, random_state=1, stratify=y)
a, b, c, d
# %% split three arrays
from sklearn.model_selection import train_test_split
import numpy as np
a, b, c, d, e, f = train_test_split(np.arange(5), np.arange(5) * 10, np.arange(5) * 100, test_size=0.4, random_state=9)
a, b, c, d, e, f
# %% scaler
from sklearn.preprocessing import StandardScaler
import numpy as np
ss = StandardScaler()
x = np.array([[1.0, 10.0], [2.0, 30.0], [3.0, 50.0]])
z = ss.fit_transform(x)
z
ss.mean_, ss.scale_
ss.transform([[2.0, 10.0]])
sc = StandardScaler().fit(x)
sc.transform(x[:1])
sc.inverse_transform(z)
# %% min max scaler
from sklearn.preprocessing import MinMaxScaler
import numpy as np
MinMaxScaler().fit_transform(np.array([[1.0], [3.0], [2.0]]))
# %% metrics
from sklearn.metrics import accuracy_score, confusion_matrix
y, p = [0, 1, 1, 2, 2], [0, 1, 2, 2, 0]
accuracy_score(y, p), accuracy_score(y, p, normalize=False)
confusion_matrix(y, p)
print(confusion_matrix([1, 0, 1], [1, 1, 1]))
print(f"{accuracy_score([1, 0], [1, 1]):.3f}")
from sklearn.metrics import mean_squared_error
mean_squared_error([1.0, 2.0], [1.5, 2.0])
# %% label encoder
from sklearn.preprocessing import LabelEncoder
e = LabelEncoder()
e.fit_transform(["b", "a", "b"])
e.classes_
e.inverse_transform([0, 1])
# %% read csv
import pandas as pd
t = pd.read_csv("small.csv")
t.shape, len(t), list(t.columns)
t["height"].mean(), t["id"].tolist(), list(t["kind"])
t[["id", "height"]].values
t[["id", "height"]].to_numpy().shape
t["height"].to_numpy()
t.iloc[0:2, 0:2].values
t["kind"].nunique()
for k in t["kind"].unique(): print(k)
t["id"].sum(), t["height"].max(), t["height"].min()
# %% csv without header
import pandas as pd
t = pd.read_csv("numbers.csv", header=None)
t.shape
t.values
t.iloc[:, 0:4].values[0]
t.iloc[:, 4].values
t[4].values
t = pd.read_csv("numbers.csv", names=["a", "b", "c", "d", "e"])
t["b"].values, list(t.columns)
X = t[["a", "b"]]
y = t["e"]
X.shape, y.shape
X.values.dtype, y.values.dtype
t.drop("e", axis=1).shape, t.drop(columns=["a", "b"]).values[0]
# %% loadtxt
import numpy as np
d = np.loadtxt("numbers.csv", delimiter=",")
d.shape, d.dtype
X, y = d[:, 0:4], d[:, 4]
X[0], y
np.loadtxt("small.csv", delimiter=",", skiprows=1, usecols=(0, 1))
np.genfromtxt("numbers.csv", delimiter=",")[0]
# %% frame by hand
import pandas as pd
t = pd.DataFrame({"a": [1, 2], "b": [3.5, 4.5]})
t.shape, t["a"].values, t.values
# %% frame printing
import pandas as pd
t = pd.read_csv("small.csv")
print(t)
print(t.head(2))
t["weight"].isnull().sum()
t.dropna().shape
t["weight"].mean(), t["weight"].sum(), t["weight"].max()
# %% iris like rows
import pandas as pd
t = pd.read_csv("small.csv")
t[t["kind"] == "a"].shape
y = (t["kind"] == "a").astype(int).values
y
t["kind"].map({"a": 0, "b": 1}).values
