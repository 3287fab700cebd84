//! Programs of any size, the same on every machine: `platform`'s volume, cluster, listener and scaling, copied and renamed.

use std::fmt::Write as _;

const HEAD: &str = "\
/// Containers for the private tier: shared storage, spot instances, graceful scaling.
project \"platform\" {
  tags = { team = \"infrastructure\" }
}

/// Stack that owns the VPC.
param vpc_stack: stack_name

/// Certificate for HTTPS; leave empty to serve plain HTTP.
param certificate: arn?

existing network \"main\" {
  stack = param.vpc_stack
  zones = 3
}
";

const COPY: &str = "
volume \"shared_N\" {
  network   = network.main
  encrypted = true
}

cluster \"web_N\" {
  network = network.main

  instances {
    type = \"m5.large\"
    spot {}
  }

  mount \"/mnt/efs\" {
    volume = volume.shared_N
  }
}

listener \"public_N\" {
  cluster = cluster.web_N
  scheme  = internet_facing

  http {}

  https {
    when        = param.certificate != null
    certificate = param.certificate
  }
}

scaling \"web_N\" {
  cluster  = cluster.web_N
  size     = 2..8
  shortage = 2
  excess   = 12

  container {
    cpu    = 256
    memory = 512MiB
  }
}
";

/// A program of so many clusters.
pub(crate) fn program(clusters: usize) -> String {
    let mut text = String::from(HEAD);
    for number in 1..=clusters {
        let _ = write!(text, "{}", COPY.replace("_N", &format!("_{number}")));
    }
    text
}

/// The same program as far as HCL can say it: what it has no syntax for becomes strings and blocks.
pub(crate) fn hcl(clusters: usize) -> String {
    program(clusters)
        .replace("param vpc_stack: stack_name", "param \"vpc_stack\" { type = stack_name }")
        .replace("param certificate: arn?", "param \"certificate\" { type = arn }")
        .replace("existing network", "existing \"network\"")
        .replace("2..8", "\"2..8\"")
        .replace("15m", "\"15m\"")
        .replace("512MiB", "\"512MiB\"")
        .replace("///", "//")
}
