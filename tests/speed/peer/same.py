"""Whether two templates say the same to CloudFormation, and where they first differ."""


def canonical(value, key: str = ""):
    """The value with one spelling for what CloudFormation reads alike."""
    if isinstance(value, dict):
        return {name: canonical(each, name) for name, each in value.items() if each not in ({}, [])}
    if isinstance(value, list):
        elements = [canonical(each) for each in value]
        return sorted(elements, key=repr) if key in ("Tags", "FileSystemTags", "DependsOn") else elements
    if isinstance(value, str) and key == "Fn::GetAtt":
        return value.split(".", 1)
    if isinstance(value, str) and key == "DependsOn":
        return [value]
    return value


def difference(ours, theirs, path: str = "") -> str | None:
    """The first place where the canonical values differ."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        for key in ours.keys() | theirs.keys():
            if key not in ours or key not in theirs:
                return f"{path}.{key}: only {'theirs' if key in theirs else 'ours'}"
            if found := difference(ours[key], theirs[key], f"{path}.{key}"):
                return found
        return None
    if isinstance(ours, list) and isinstance(theirs, list) and len(ours) == len(theirs):
        for number, (left, right) in enumerate(zip(ours, theirs)):
            if found := difference(left, right, f"{path}[{number}]"):
                return found
        return None
    # `true` is not 1 here, although Python thinks so.
    return None if ours == theirs and type(ours) is type(theirs) else f"{path}: ours {ours!r}, theirs {theirs!r}"
