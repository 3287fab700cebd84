//! The names of disks.

/// The names that EC2 recommends for disks beside the root disk. Source: "Device names for volumes on Amazon EC2 instances" of the EC2
/// user guide.
pub const DEVICES: [&str; 11] = [
    "/dev/sdf", "/dev/sdg", "/dev/sdh", "/dev/sdi", "/dev/sdj", "/dev/sdk", "/dev/sdl", "/dev/sdm",
    "/dev/sdn", "/dev/sdo", "/dev/sdp",
];
