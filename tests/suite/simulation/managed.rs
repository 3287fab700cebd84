//! What ECS's own scaling does with a cluster: by the rules that AWS has published for its capacity providers.

use super::cases::{MONTH, conditions, figures_with, is_in_the_page, minutes_to_run, row};
use super::cluster::Placement;
use super::control::play;
use super::dice::Dice;
use super::figures::Figures;
use super::weather::Weather;

/// The main example's figures with `method = managed`, and what else its scaling says.
pub(super) fn figures(attributes: &str) -> Figures {
    sized("2..8", attributes)
}

fn sized(size: &str, attributes: &str) -> Figures {
    const SCALING: &str = "  size     = 2..8\n  shortage = 2\n  excess   = 12\n\n  container {\n    cpu    = 256\n    memory = 512MiB\n  }\n";
    figures_with(SCALING, &format!("  size   = {size}\n  method = managed\n  {attributes}\n"))
}

#[test]
fn managed_grows_as_fast_as_the_page_says() {
    let mut table =
        String::from("| `managed` | 20 containers | 40 containers | 60 containers |\n|---|---|---|---|\n");
    for (title, figures, from) in [
        ("target = 100%", figures(""), 10),
        ("target = 80%", figures("target = 80%"), 10),
        ("step { out = 2 }", figures("step { out = 2 }"), 10),
        ("size = 0..8", sized("0..8", ""), 0),
    ] {
        table.push_str(&row(title, &figures, from));
    }
    is_in_the_page(&table);
    // A minute for the metric, and a boot; of both twice, where nothing ran.
    for load in super::cases::LOADS {
        assert_eq!(minutes_to_run(&figures(""), 10, load), 4);
        assert!(minutes_to_run(&sized("0..8", ""), 0, load) <= 8);
    }
}

#[test]
fn managed_goes_to_its_minimum_and_stays_there() {
    for (size, least) in [("2..8", 2), ("0..8", 0)] {
        for placement in [Placement::Pack, Placement::Spread, Placement::Random] {
            let load = |minute| vec![if minute < 120 { 60 } else { 0 }];
            let figures = sized(size, "");
            let hours =
                play(&figures, &conditions(placement, Weather::CALM), 8, 1_440, load, &mut Dice::new(1));
            assert_eq!((hours.size, hours.ins, hours.outs), (least, 1, 0), "{hours:?}");
        }
    }
}

#[test]
fn managed_finds_room_again_after_each_scale_in() {
    let (mut ins, mut undone) = (0, 0);
    for (seed, start) in (0..9).zip([3, 5, 8].into_iter().cycle()) {
        for (placement, target) in [Placement::Pack, Placement::Spread, Placement::Random].into_iter().zip([
            "",
            "target = 80%",
            "target = 50%",
        ]) {
            let figures = figures(target);
            let month = play(
                &figures,
                &conditions(placement, Weather::CALM),
                start,
                MONTH,
                |_| vec![19],
                &mut Dice::new(seed),
            );
            assert_eq!(month.unplaced, 0, "{placement:?} {target} from {start}: {month:?}");
            undone += month.undone;
            ins += month.ins;
        }
    }
    println!("{ins} scale-ins in 27 months, {undone} of them undone");
    // Auto Scaling may take a busy instance, whose containers find no room at once: the page says so.
    assert!(undone > 0 && ins > undone, "{ins} {undone}");
}
