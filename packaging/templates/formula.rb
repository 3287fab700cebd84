# Written by packaging/formula, with the digests of the archives of this release.
class Ecsc < Formula
  desc "Compiler for declarative container platforms on Amazon ECS"
  homepage "{{HOMEPAGE}}"
  version "{{VERSION}}"
  license "{{LICENSE}}"

{{SYSTEMS}}

  def install
    bin.install "ecsc"
    man1.install Dir["man/*.1"]
    bash_completion.install "completions/bash" => "ecsc"
    zsh_completion.install "completions/zsh" => "_ecsc"
    fish_completion.install "completions/fish" => "ecsc.fish"
  end

  test do
    (testpath/"test.ecs").write "let zones = 3\n"
    assert_match version.to_s, shell_output("#{bin}/ecsc --version")
    system bin/"ecsc", "check", "test.ecs"
  end
end
