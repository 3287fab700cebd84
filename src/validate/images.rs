//! Images: of the system that the boot scripts are for, and of the hardware of the instances.

use super::instance_types::{Named, named};
use crate::aws::images::{self, PublicImage};
use crate::aws::instance_types::{Accelerator, Architecture};
use crate::diagnostics::Sink;
use crate::diagnostics::catalog::platform::{
    accelerated_type_without_image::accelerated_type_without_image,
    image_of_another_architecture::image_of_another_architecture,
    image_of_another_system::image_of_another_system, image_path_of_a_document::image_path_of_a_document,
    image_without_driver::image_without_driver,
};
use crate::ir::{Declared, Program, State, Value};
use crate::language::kinds::{Cluster, Image};
use crate::source::Span;

/// An image that a cluster may boot.
enum Boots<'p> {
    /// The newest of Amazon's for its type.
    Newest,
    /// What a path leads to, and where the program has it.
    Path(&'p str, Span),
}

pub(super) fn check(program: &Program, sink: &mut Sink) {
    for cluster in &program.clusters {
        check_cluster(program, cluster, sink);
    }
}

fn check_cluster(program: &Program, cluster: &Declared<Cluster>, sink: &mut Sink) {
    let instances = &cluster.block.instances.block;
    let types = named(program, cluster);
    let written = instances.ty.state == State::Written;
    if let Some(image) = known(&instances.image) {
        match image {
            Boots::Newest => {
                let without =
                    types.iter().find(|named| images::newest(&named.name, named.hardware).is_none());
                if let Some(Named { name, hardware, span, .. }) = without
                    && let Some(accelerator) = hardware.accelerator
                {
                    let span = span.unwrap_or(instances.ty.span);
                    sink.push(accelerated_type_without_image(span, name, accelerator.name()));
                }
            }
            Boots::Path(path, span) => match images::parse(path) {
                Some(PublicImage::Other(what)) => {
                    sink.push(image_of_another_system(span, what, written.then_some(instances.ty.span)));
                }
                Some(PublicImage::Document) => sink.push(image_path_of_a_document(span, path)),
                Some(PublicImage::Ecs { architecture, driver }) => {
                    fits(span, architecture, driver, &types, sink);
                }
                None => {}
            },
        }
    }
}

/// The image boots on each type, and has the driver of its accelerators.
fn fits(
    span: Span,
    architecture: Option<Architecture>,
    driver: Option<Accelerator>,
    types: &[Named],
    sink: &mut Sink,
) {
    for Named { name, hardware, span: type_span, .. } in types {
        let better = images::newest(name, *hardware);
        if let Some(image) = architecture.filter(|image| *image != hardware.architecture) {
            let of = (name.as_str(), hardware.architecture.name());
            sink.push(image_of_another_architecture(span, image.name(), of, *type_span, better));
            return;
        }
        if let Some(accelerator) = hardware.accelerator.filter(|_| hardware.accelerator != driver) {
            sink.push(image_without_driver(span, (name, accelerator.name()), *type_span, better));
            return;
        }
    }
}

/// The image, if the program decides it. What the deployment may choose is checked as if it were written: see `decided`.
fn known(image: &Value<Image>) -> Option<Boots<'_>> {
    match image.known()? {
        Image::Amazon(_) => Some(Boots::Newest),
        Image::Given(id) => Some(Boots::Path(&id.0, image.span())),
    }
}
