# Reads the formula as Homebrew does on a given system; with `install` it also installs it and runs its test.
#
# usage: ruby formula.rb FORMULA SYSTEM PROCESSOR ARCHIVE PREFIX [install]
#
# This is our own code: that it accepts the formula is no evidence that Homebrew does, but every word in it is one of Homebrew's.
require "fileutils"
require "json"
require "pathname"
require "tmpdir"

FORMULA, SYSTEM, PROCESSOR, ARCHIVE, PREFIX, COMMAND = ARGV

# A folder that files are installed into.
class Keg < Pathname
  def install(*files)
    mkpath
    files.flatten.each { |file| file.is_a?(Hash) ? file.each { |from, to| FileUtils.cp(from, self / to) } : FileUtils.cp(file, self) }
  end
end

# The class that formulas inherit from.
class Formula
  TOLD = {}
  FOLDERS = {
    bin: "bin", man1: "share/man/man1", bash_completion: "etc/bash_completion.d", zsh_completion: "share/zsh/site-functions",
    fish_completion: "share/fish/vendor_completions.d"
  }.freeze

  class << self
    %i[desc homepage url sha256 version license].each { |word| define_method(word) { |value| TOLD[word] = value } }
    def on_macos = (yield if SYSTEM == "darwin")
    def on_linux = (yield if SYSTEM == "linux")
    def on_intel = (yield if PROCESSOR == "x64")
    def on_arm = (yield if PROCESSOR == "arm64")
    def test(&block) = define_method(:test_it, &block)
    def inherited(formula) = (@@formula = formula)
    def found = @@formula
  end

  attr_reader :testpath

  FOLDERS.each { |word, folder| define_method(word) { Keg.new(PREFIX) / folder } }
  def version = TOLD[:version]
  def shell_output(command) = `#{command}`.tap { raise command unless $?.success? }
  def assert_match(part, whole) = (raise "#{whole} has no #{part}" unless whole.include?(part))
  def system(*command) = (raise command.join(" ") unless Kernel.system(*command.map(&:to_s)))

  # Homebrew enters the one folder that an archive has.
  def build
    Dir.mktmpdir do |folder|
      system "tar", "-xzf", ARCHIVE, "-C", folder
      Dir.chdir(Dir["#{folder}/*"].first) { install }
    end
  end

  def try
    Dir.mktmpdir do |folder|
      @testpath = Pathname(folder)
      Dir.chdir(folder) { test_it }
    end
    TOLD[:tested] = true
  end
end

# `Pathname#/` gives a Pathname, which cannot install.
class Keg
  def /(other) = Keg.new(super)
end

load FORMULA
if COMMAND == "install"
  it = Formula.found.new
  it.build
  it.try
end
puts JSON.generate(Formula::TOLD)
