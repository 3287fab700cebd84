//! Images and disks of the instances.

use crate::diagnostics::Sink;
use crate::diagnostics::catalog::advice::{
    image_of_one_region::image_of_one_region, unencrypted_disk::unencrypted_disk,
};
use crate::ir::Program;
use crate::language::kinds::Image;

pub(super) fn check(program: &Program, sink: &mut Sink) {
    let regions = &program.project.regions;
    for cluster in &program.clusters {
        let instances = &cluster.block.instances.block;
        // Encryption is on by default, so only a written `false` is reported.
        let encrypted = &instances.root_volume.block.encrypted;
        if encrypted.known() == Some(&false) {
            sink.push(unencrypted_disk(encrypted.span, &cluster.name.value));
        }
        // An id names the image of one region; a path in Systems Manager (`/aws/...`) is looked up in each.
        if let Some(Image::Given(id)) = instances.image.known()
            && id.0.starts_with("ami-")
            && regions.items.len() > 1
        {
            let span = instances.image.span();
            sink.push(image_of_one_region(span, &id.0, regions.items.len(), regions.span));
        }
    }
}
