//! Guards and choices.

use super::program::{equal, expr, given, not, param, program, written};
use crate::cfn::{Condition, Value};
use crate::ir::{Expr, ExprKind, Program, Type};
use crate::lower::{Lowering, Stack, Test};
use crate::plan::Plan;
use crate::types::Literal;

/// A program of one volume and one expression over params, in the stack of the volume.
fn lowered<R>(build: impl FnOnce(&mut Program) -> Expr, use_it: impl FnOnce(&mut Lowering, &Expr) -> R) -> R {
    let mut program = program();
    let expr = build(&mut program);
    let plan = Plan::default();
    let mut ctx = Lowering::new(&program, &plan, Stack::all(&program)[0], String::new());
    use_it(&mut ctx, &expr)
}

fn conditions(build: impl FnOnce(&mut Program) -> Expr) -> Vec<(String, Condition)> {
    lowered(build, |ctx, expr| {
        let test = ctx.test(expr);
        ctx.named(&test);
        ctx.template.conditions.clone().into_iter().collect()
    })
}

fn names(build: impl FnOnce(&mut Program) -> Expr) -> Vec<String> {
    conditions(build).into_iter().map(|(name, _)| name).collect()
}

#[test]
fn a_null_test_is_named_after_its_param() {
    let has = conditions(|program| given(&param(program, "certificate", Type::Arn.nullable())));
    let empty = Condition::Equals(Value::reference("Certificate"), Value::from(""));
    assert_eq!(has, [("HasCertificate".to_string(), Condition::Not(Box::new(empty)))]);
}

#[test]
fn an_optional_list_is_compared_joined() {
    let has = conditions(|program| given(&param(program, "keys", Type::list(Type::Arn).nullable())));
    let joined = Value::Join("".into(), Box::new(Value::reference("Keys")));
    let empty = Condition::Equals(joined, Value::from(""));
    assert_eq!(has, [("HasKeys".to_string(), Condition::Not(Box::new(empty)))]);
}

#[test]
fn a_comparison_is_named_after_both_sides() {
    let symbols =
        || Type::OneOf(["internet_facing", "internal"].map(|word| Literal::Word(word.into())).into());
    let is = names(|program| equal(&written("internal"), &param(program, "scheme", symbols())));
    assert_eq!(is, ["SchemeIsInternal"]);
    let is_not = names(|program| not(equal(&param(program, "scheme", symbols()), &written("internal"))));
    assert_eq!(is_not, ["SchemeIsNotInternal"]);
}

#[test]
fn a_length_of_time_is_compared_in_the_unit_of_the_param() {
    let found = conditions(|program| equal(&param(program, "timeout", Type::Duration), &written("15m")));
    let body = Condition::Equals(Value::reference("Timeout"), Value::from("900"));
    assert_eq!(found, [("TimeoutIs15m".to_string(), body)]);
}

#[test]
fn the_parts_of_a_conjunction_are_conditions_of_their_own() {
    let found = conditions(|program| {
        let a = given(&param(program, "a", Type::Arn.nullable()));
        let b = param(program, "b", Type::Bool);
        expr(ExprKind::And(vec![a, b]), Type::Bool)
    });
    let found: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(found, ["HasA", "BIsTrue", "HasAAndBIsTrue"]);
}

#[test]
fn more_than_ten_parts_are_nested() {
    let found = conditions(|program| {
        let parts = (0..23).map(|i| param(program, &format!("p{i}"), Type::Bool)).collect();
        expr(ExprKind::Or(parts), Type::Bool)
    });
    let (_, Condition::Or(groups)) = found.last().unwrap() else { panic!("{found:?}") };
    let sizes: Vec<usize> =
        groups.iter().map(|group| if let Condition::Or(parts) = group { parts.len() } else { 1 }).collect();
    assert_eq!(sizes, [10, 10, 3]);
}

#[test]
fn equal_conditions_are_one_and_different_ones_of_a_name_are_numbered() {
    lowered(
        |program| param(program, "a", Type::String),
        |ctx, a| {
            let name = |ctx: &mut Lowering, text: &str| {
                let test = ctx.test(&equal(a, &written(&format!("\"{text}\""))));
                ctx.named(&test)
            };
            assert_eq!(name(ctx, "x y"), Some("AIsXY".into()));
            assert_eq!(name(ctx, "x y"), Some("AIsXY".into()));
            assert_eq!(name(ctx, "x-y"), Some("AIsXY2".into()));
        },
    );
}

#[test]
fn a_choice_speaks_of_what_is_there() {
    lowered(
        |program| param(program, "a", Type::Arn.nullable()),
        |ctx, a| {
            let null = ctx.null(a);
            let value = ctx.choose(&null, Value::from("none"), Value::from("some"));
            assert_eq!(value, Value::choose("HasA", "some", "none"));
        },
    );
}

#[test]
fn what_the_compiler_knows_is_no_condition() {
    lowered(
        |_| written("true"),
        |ctx, constant| {
            let test = ctx.test(constant);
            assert_eq!(ctx.named(&test), None);
            assert_eq!(ctx.choose(&test, Value::from("a"), Value::from("b")), Value::from("a"));
            assert_eq!(ctx.choose(&test.negate(), Value::from("a"), Value::from("b")), Value::from("b"));
            assert!(ctx.template.conditions.is_empty());
        },
    );
}

#[test]
fn a_list_is_chosen_whole_for_one_guard_and_for_two() {
    lowered(
        |program| {
            let a = given(&param(program, "a", Type::Arn.nullable()));
            let b = given(&param(program, "b", Type::Arn.nullable()));
            expr(ExprKind::List(vec![a, b]), Type::list(Type::Bool))
        },
        |ctx, both| {
            let ExprKind::List(both) = &both.kind else { panic!("built as a list") };
            let (a, b) = (ctx.test(&both[0]), ctx.test(&both[1]));
            let one = Value::from("one");
            let list = |items: &[&'static str]| Value::list(items.iter().copied());
            let value = ctx.list(vec![(Test::ALWAYS, one.clone()), (a.clone(), Value::from("a"))]);
            assert_eq!(value, Value::choose("HasA", list(&["one", "a"]), list(&["one"])));
            let value = ctx.list(vec![(a, Value::from("a")), (b, Value::from("b"))]);
            let with = Value::choose("HasB", list(&["a", "b"]), list(&["a"]));
            let without = Value::choose("HasB", list(&["b"]), list(&[]));
            assert_eq!(value, Value::choose("HasA", with, without));
        },
    );
}

#[test]
fn beyond_two_guards_an_element_is_left_out_by_itself() {
    lowered(
        |program| {
            let given = ["a", "b", "c"].map(|name| given(&param(program, name, Type::Arn.nullable())));
            expr(ExprKind::List(given.to_vec()), Type::list(Type::Bool))
        },
        |ctx, all| {
            let ExprKind::List(all) = &all.kind else { panic!("built as a list") };
            let items: Vec<(Test, Value)> =
                all.iter().map(|guard| (ctx.test(guard), Value::from("x"))).collect();
            let left_out = |name: &str| Value::choose(name, "x", Value::no_value());
            assert_eq!(ctx.list(items), Value::list([left_out("HasA"), left_out("HasB"), left_out("HasC")]));
        },
    );
}
