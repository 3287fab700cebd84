//! Lines: indentation, blank lines, alignment.

use super::{becomes, stays};

#[test]
fn an_entry_is_indented_by_two_spaces_for_each_body() {
    becomes(
        "cluster \"web\" {\n\tinstances {\n\t\ttype = \"m5.large\"\n\t\t}\n}",
        "cluster \"web\" {\n  instances {\n    type = \"m5.large\"\n  }\n}\n",
    );
}

#[test]
fn the_equals_of_adjacent_attributes_are_aligned() {
    becomes(
        "volume \"a\" {\nnetwork=network.main\nencrypted   =   true\n}\n",
        "volume \"a\" {\n  network   = network.main\n  encrypted = true\n}\n",
    );
}

#[test]
fn a_blank_line_a_comment_and_a_block_end_a_run() {
    stays(
        "a \"a\" {\n  b = 1\n\n  long_name = 2\n  # c\n  d = 3\n  block {}\n  e = 4\n  another = 5 # f\n}\n"
            .replace("  e = 4", "  e       = 4")
            .as_str(),
    );
}

#[test]
fn a_value_of_several_lines_ends_a_run() {
    stays("a \"a\" {\n  b = 1\n  long_name = [\n    1,\n  ]\n  other = 3\n  x     = 4\n}\n");
}

#[test]
fn a_heredoc_ends_a_run_and_is_left_as_it_is() {
    becomes(
        "a \"a\" {\n      b = 1\n   user_data = <<-BASH\n \techo   ${ x }  \n\n\n      BASH\n  c=2\n}\n",
        "a \"a\" {\n  b = 1\n  user_data = <<-BASH\n \techo   ${ x }  \n\n\n      BASH\n  c = 2\n}\n",
    );
}

#[test]
fn blank_lines_are_kept_but_one_and_not_at_the_ends_of_a_body() {
    becomes(
        "\n\nlet a = 1\n\n\n\nlet b = 2\nlet c = 3\nx \"x\" {\n\n  d = 1\n\n\n  e = 2\n\n}\n\n\n",
        "let a = 1\n\nlet b = 2\nlet c = 3\nx \"x\" {\n  d = 1\n\n  e = 2\n}\n",
    );
}

#[test]
fn a_body_on_one_line_stays_there_if_it_fits() {
    becomes(
        "project \"a\" {tags={team=\"x\",\"Cost-Center\"=\"42\",}}\nhttp \"b\" {  }\nc \"c\" {\n}\n",
        "project \"a\" { tags = { team = \"x\", \"Cost-Center\" = \"42\" } }\nhttp \"b\" {}\nc \"c\" {}\n",
    );
}

#[test]
fn a_body_that_is_too_long_gets_a_line_for_each_entry() {
    becomes(
        "param image: image_id = \"/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id\" { group = \"I\" }\n",
        "param image: image_id = \"/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id\" {\n  group = \"I\"\n}\n",
    );
}

#[test]
fn a_map_over_several_lines_needs_no_commas() {
    becomes("let a = { b = 1,\n  ccc = 2,\n}\n", "let a = {\n  b   = 1\n  ccc = 2\n}\n");
}

#[test]
fn line_ends_become_those_of_the_first_line_and_the_file_ends_with_one() {
    stays("let a = 1\r\n\r\nlet b = <<E\r\nx\r\nE\r\n");
    becomes("let  a=1\r\nlet b=2\nlet c=3\r\n", "let a = 1\r\nlet b = 2\r\nlet c = 3\r\n");
    becomes("let a = 1\n\r\nlet b=2\r\n", "let a = 1\n\nlet b = 2\n");
    becomes("let a = 1", "let a = 1\n");
    becomes("", "");
    becomes(" \n\t\n", "");
    stays("\u{feff}let a = 1\n");
}

#[test]
fn attributes_of_a_file_of_variables_are_aligned() {
    let text = "zones=3 # three\n\n\nname = \"web\"\nlist_of_all = [1,\n2]\nlong_name = 1\nx=2\n";
    let after = "zones = 3 # three\n\nname        = \"web\"\nlist_of_all = [1, 2]\nlong_name   = 1\nx           = 2\n";
    assert_eq!(super::format(text, super::Dialect::Variables).text, after);
}

#[test]
fn what_no_longer_fits_when_it_is_aligned_takes_several_lines() {
    let element = "x".repeat(40);
    becomes(
        &format!("a \"a\" {{\n  b = [\"{element}\", \"{element}\"]\n  a_long_name = 1\n  c = 2\n}}\n"),
        &format!(
            "a \"a\" {{\n  b = [\n    \"{element}\",\n    \"{element}\",\n  ]\n  a_long_name = 1\n  c           = 2\n}}\n"
        ),
    );
}
