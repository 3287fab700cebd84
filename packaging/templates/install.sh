#!/bin/sh
# Installs {{NAME}} {{VERSION}}: downloads the archive for this system, compares its digest with the one below, and copies the binary.
#
#     curl -fsSL {{DOWNLOADS}}/install.sh | sh
#
# ECSC_INSTALL_DIR   where the binary goes; by default ~/.local/bin
# ECSC_DOWNLOADS     where the archives are, for a mirror; by default the release on GitHub
#
# Written by packaging/installer, with the digests of the archives of this release.
set -eu

main() {
    directory=${ECSC_INSTALL_DIR:-${HOME:?}/.local/bin}
    downloads=${ECSC_DOWNLOADS:-{{DOWNLOADS}}}
    choose "$(uname -s) $(uname -m)"

    temporary=$(mktemp -d)
    trap 'rm -rf "$temporary"' EXIT
    trap 'exit 1' HUP INT TERM

    archive={{NAME}}-{{VERSION}}-$target
    download "$downloads/$archive.tar.gz" "$temporary/archive.tar.gz"
    found=$(digest_of "$temporary/archive.tar.gz")
    [ "$found" = "$digest" ] || fail "the digest of $archive.tar.gz is $found, expected $digest: nothing was installed"

    tar -xzf "$temporary/archive.tar.gz" -C "$temporary"
    mkdir -p "$directory"
    # Beside its place, tried and then renamed: what works now is not replaced by what does not, and one that is running is not written into.
    new=$directory/.new-$binary
    cp "$temporary/$archive/$binary" "$new"
    chmod 755 "$new"
    if ! version=$("$new" --version); then
        rm -f "$new"
        fail "the binary for $target does not run here: nothing was installed"
    fi
    mv -f "$new" "$directory/$binary"
    echo "installed $version as $directory/$binary"
    case :$PATH: in
        *:"$directory":*) ;;
        *) echo "note: $directory is not on the PATH" ;;
    esac
}

# Sets the target and the digest of its archive.
choose() {
    binary={{NAME}}
    case $1 in
{{TARGETS}}
        *) fail "there is no binary for $1; build it: cargo install {{NAME}}" ;;
    esac
}

download() {
    if command -v curl >/dev/null; then
        curl -fsSL --retry 3 -o "$2" "$1" || fail "cannot download $1"
    elif command -v wget >/dev/null; then
        wget -q -O "$2" "$1" || fail "cannot download $1"
    else
        fail "curl or wget is needed"
    fi
}

digest_of() {
    if command -v sha256sum >/dev/null; then
        sha256sum "$1" | cut -d ' ' -f 1
    elif command -v shasum >/dev/null; then
        shasum -a 256 "$1" | cut -d ' ' -f 1
    else
        fail "sha256sum or shasum is needed"
    fi
}

fail() {
    echo "install.sh: $1" >&2
    exit 1
}

# At the end, so that a script that arrives only in part does nothing.
main
