//! The rules: for each a program with `@` where the value stands, a value that the rule refuses, and one that it takes.

/// What an attribute takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phase {
    /// Also what only the deployment knows.
    Deploy,
    /// Only what the compiler knows.
    Compile,
}

pub(super) struct Rule {
    pub(super) code: &'static str,
    pub(super) phase: Phase,
    /// The type of a param or `var` that has such values, and what stands in its body; `None` where none has.
    pub(super) ty: Option<(&'static str, &'static str)>,
    pub(super) program: &'static str,
    pub(super) wrong: &'static str,
    pub(super) right: &'static str,
}

impl Rule {
    /// Whether the value is a plain string.
    pub(super) fn is_text(&self) -> bool {
        self.ty == Some(("string", ""))
    }

    /// Whether a position has a diagnostic of its own, because the declaration of the value is refused already.
    pub(super) fn is_another(&self, position: &str, found: &[&str]) -> bool {
        let declared =
            matches!(position, "default of a param" | "an allowed value of a param" | "a param in a branch");
        match self.code {
            // A param has the limits of the attribute, and its own values are held against them.
            "E0401" | "E0402" => declared && found.contains(&"E0405"),
            _ => false,
        }
    }
}

const fn deploy(
    code: &'static str,
    ty: (&'static str, &'static str),
    program: &'static str,
    wrong: &'static str,
    right: &'static str,
) -> Rule {
    Rule { code, phase: Phase::Deploy, ty: Some(ty), program, wrong, right }
}

const fn compile(
    code: &'static str,
    ty: (&'static str, &'static str),
    program: &'static str,
    wrong: &'static str,
    right: &'static str,
) -> Rule {
    Rule { phase: Phase::Compile, ..deploy(code, ty, program, wrong, right) }
}

const TEXT: (&str, &str) = ("string", "");
const ARN: (&str, &str) = ("arn", "");
const INT: (&str, &str) = ("int", "");
const TYPE: (&str, &str) = ("instance_type", "");
const BOOL: (&str, &str) = ("bool", "");
const PERCENT: (&str, &str) = ("percent", "");

macro_rules! listener {
    ($($line:literal),+) => {
        concat!(
            "cluster \"web\" {\n  network = network.main\n}\nlistener \"l\" {\n  cluster = cluster.web\n  ",
            $($line, "\n  "),+,
            "\n}\n"
        )
    };
}

macro_rules! alerts {
    ($line:literal) => {
        concat!("alerts \"ops\" {\n  ", $line, "\n}\n", volume!("alerts = alerts.ops"))
    };
}

macro_rules! network {
    ($($line:literal),+) => {
        concat!(
            "network \"own\" {\n  ",
            $($line, "\n  "),+,
            "\n}\ncluster \"own\" {\n  network = network.own\n}\n"
        )
    };
}

macro_rules! cluster {
    ($($line:literal),+) => {
        concat!("cluster \"web\" {\n  network = network.main\n  ", $($line, "\n  "),+, "\n}\n")
    };
}

macro_rules! instances {
    ($($line:literal),+) => {
        cluster!("instances {\n", $($line),+, "}")
    };
}

macro_rules! volume {
    ($($line:literal),+) => {
        concat!("volume \"v\" {\n  network = network.main\n  ", $($line, "\n  "),+, "\n}\n")
    };
}

macro_rules! scaling {
    ($($line:literal),+) => {
        concat!(
            "cluster \"web\" {\n  network = network.main\n  instances {\n    type = \"m5.large\"\n  }\n}\n",
            "scaling \"s\" {\n  cluster = cluster.web\n  ",
            $($line, "\n  "),+,
            "\n}\n"
        )
    };
}

macro_rules! service {
    ($($line:literal),+) => {
        concat!(
            "cluster \"web\" {\n  network = network.main\n}\nservice \"s\" {\n  cluster = cluster.web\n  ",
            $($line, "\n  "),+,
            "\n}\n"
        )
    };
}

macro_rules! job {
    ($line:literal) => {
        concat!(
            "cluster \"web\" {\n  network = network.main\n}\njob \"j\" {\n  cluster = cluster.web\n  image = \"nginx:1.27\"\n  cpu = 1024\n  ",
            $line,
            "\n}\n"
        )
    };
}

const HTTPS: &str = listener!("http {}", "https {\n    certificate = @\n  }");

const IMAGE_ID: (&str, &str) = ("image_id", "");
const IMAGE: &str = "\"/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id\"";

const CERTIFICATE: &str = "\"arn:aws:acm:eu-west-1:123456789012:certificate/0a1b2c3d\"";

pub(super) const RULES: &[Rule] = &[
    deploy(
        "E0304",
        ("bucket", ""),
        listener!("http {}", "access_logs {\n    bucket = @\n  }"),
        "\"Logs\"",
        "\"my-logs\"",
    ),
    deploy("E0401", ("duration", ""), instances!("stop_timeout = @"), "10s", "60s"),
    compile(
        "E0430",
        TEXT,
        volume!("logical_ids = { MountTarget0 = @ }"),
        "\"mount-target\"",
        "\"MountTargetA\"",
    ),
    deploy("E0750", TEXT, cluster!("name = @"), "\"my cluster\"", "\"my-cluster\""),
    compile(
        "E0429",
        TEXT,
        concat!(volume!("backup = true"), "output id = volume.v.id {\n  export = @\n}\n"),
        "\"file_system\"",
        "\"FileSystemId\"",
    ),
    deploy("E0402", ("duration", ""), instances!("stop_timeout = @"), "2h", "60s"),
    compile("E0403", ("duration", ""), volume!("lifecycle {\n    infrequent_access = @\n  }"), "8d", "7d"),
    deploy(
        "E0404",
        ("duration", "unit = m"),
        scaling!("size = 2..8", "shortage_for = @", "container {\n    cpu = 256\n    memory = 512MiB\n  }"),
        "90s",
        "10m",
    ),
    deploy("E0415", ("port", ""), listener!("http {\n    port = @\n  }"), "70000", "8080"),
    deploy("E0501", TYPE, instances!("type = @"), "\"large.m5\"", "\"m5.large\""),
    deploy("E0502", TYPE, instances!("type = @"), "\"m5.lage\"", "\"m5.large\""),
    deploy("E0503", TYPE, instances!("type = @"), "\"mac1.metal\"", "\"m5.large\""),
    deploy("E0504", TYPE, instances!("type = @"), "\"a1.large\"", "\"m6g.large\""),
    deploy("E0505", TYPE, instances!("type = [\"m5.large\", @]"), "\"m6g.large\"", "\"m5a.large\""),
    deploy("E0506", TYPE, instances!("type = [\"m5.large\", @]"), "\"g4dn.xlarge\"", "\"m5a.large\""),
    deploy("E0507", TYPE, instances!("type = @"), "\"c7gn.large\"", "\"m6g.large\""),
    deploy("E0508", TYPE, instances!("type = @", "spot {}"), "\"u-6tb1.112xlarge\"", "\"m5.large\""),
    deploy(
        "E0703",
        IMAGE_ID,
        instances!("image = @"),
        "\"/aws/service/ecs/optimized-ami/amazon-linux-2/recommended/image_id\"",
        IMAGE,
    ),
    deploy(
        "E0704",
        IMAGE_ID,
        instances!("type = \"m6g.large\"", "image = @"),
        IMAGE,
        "\"/golden/images/ecs-arm64\"",
    ),
    deploy(
        "E0705",
        IMAGE_ID,
        instances!("type = \"g4dn.xlarge\"", "image = @"),
        IMAGE,
        "\"/golden/images/ecs\"",
    ),
    deploy("E0706", TYPE, instances!("type = @"), "\"g4ad.xlarge\"", "\"m5.large\""),
    deploy(
        "E0707",
        IMAGE_ID,
        instances!("image = @"),
        "\"/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended\"",
        IMAGE,
    ),
    deploy(
        "E0510",
        ("cpu", ""),
        scaling!(
            "size = 2..8",
            "shortage = 2",
            "excess = 17",
            "container {\n    cpu = @\n    memory = 512MiB\n  }"
        ),
        "4096",
        "256",
    ),
    deploy(
        "E0511",
        INT,
        scaling!(
            "size = 2..8",
            "shortage = 2",
            "excess = @",
            "container {\n    cpu = 256\n    memory = 512MiB\n  }"
        ),
        "8",
        "17",
    ),
    deploy(
        "E0512",
        INT,
        scaling!(
            "size = 1..8",
            "shortage = @",
            "excess = 14",
            "container {\n    cpu = 256\n    memory = 512MiB\n  }"
        ),
        "8",
        "1",
    ),
    deploy(
        "E0513",
        INT,
        scaling!(
            "size = 1..8",
            "shortage = 1",
            "excess = @",
            "container {\n    cpu = 256\n    memory = 512MiB\n  }"
        ),
        "30",
        "14",
    ),
    deploy(
        "E0514",
        ("size", ""),
        scaling!(
            "size = 1..8",
            "shortage = 0",
            "excess = 40",
            "container \"small\" {\n    cpu = 64\n    memory = 64MiB\n  }",
            "container \"large\" {\n    cpu = 64\n    memory = @\n  }"
        ),
        "4GiB",
        "64MiB",
    ),
    deploy(
        "E0516",
        INT,
        scaling!(
            "size = 2..8",
            "shortage = @",
            "excess = 17",
            "container {\n    cpu = 256\n    memory = 512MiB\n  }"
        ),
        "20",
        "2",
    ),
    deploy(
        "E0517",
        INT,
        scaling!(
            "size = (@)..8",
            "shortage = 2",
            "excess = 17",
            "container {\n    cpu = 256\n    memory = 512MiB\n  }"
        ),
        "9",
        "2",
    ),
    deploy(
        "E0518",
        INT,
        scaling!(
            "size = (@)..8",
            "shortage = 2",
            "excess = 17",
            "container {\n    cpu = 256\n    memory = 512MiB\n  }"
        ),
        "8",
        "2",
    ),
    deploy(
        "E0519",
        INT,
        scaling!("size = 2..8", "desired = @", "container {\n    cpu = 256\n    memory = 512MiB\n  }"),
        "9",
        "3",
    ),
    deploy(
        "E0524",
        INT,
        scaling!(
            "size = 2..8",
            "shortage = 2",
            "excess = 17",
            "step {\n    out = @\n  }",
            "container {\n    cpu = 256\n    memory = 512MiB\n  }"
        ),
        "0",
        "1",
    ),
    deploy(
        "E0736",
        INT,
        scaling!(
            "size = 2..8",
            "step {\n    out = 4\n    out_when_full = @\n  }",
            "container {\n    cpu = 256\n    memory = 512MiB\n  }"
        ),
        "2",
        "6",
    ),
    deploy(
        "E0741",
        ("percent", ""),
        scaling!("method = managed", "size = 2..8", "target = @"),
        "87.5%",
        "87%",
    ),
    deploy("E0791", INT, instances!("root_volume {\n    iops = @\n  }"), "2000", "4000"),
    deploy(
        "E0792",
        ("size", "unit = MiB"),
        instances!("root_volume {\n    throughput = @\n  }"),
        "1000MiB",
        "500MiB",
    ),
    deploy(
        "E0738",
        INT,
        concat!(
            "cluster \"web\" {\n  network = network.main\n  instances {\n    type = \"m5.large\"\n    size = 4\n",
            "    update {\n      batch = 2\n      at_least = @\n    }\n  }\n}\n"
        ),
        "4",
        "3",
    ),
    deploy(
        "E0525",
        ("duration", ""),
        concat!(
            "cluster \"web\" {\n  network = network.main\n  instances {\n    type = \"m5.large\"\n    stop_timeout = 10m\n  }\n",
            "  drain {\n    timeout = @\n  }\n}\n"
        ),
        "5m",
        "15m",
    ),
    deploy(
        "E0526",
        ("duration", ""),
        instances!("type = \"m5.large\"", "stop_timeout = @", "spot {}"),
        "5m",
        "60s",
    ),
    compile(
        "E0527",
        TEXT,
        "existing network \"other\" {\n  stack = \"other\"\n  zones = 2\n  exports {\n    vpc = @\n  }\n}\nvolume \"v\" { network = network.other }\n",
        "\"\"",
        "\"VPC\"",
    ),
    deploy(
        "E0528",
        ("stack_name", ""),
        "volume \"shared\" { network = network.main }\nexisting volume \"other\" { stack = @ }\ncluster \"web\" {\n  network = network.main\n  mount \"/mnt/a\" {\n    volume = volume.other\n  }\n}\n",
        "\"t-efs-shared\"",
        "\"other\"",
    ),
    deploy(
        "E0530",
        ("port", ""),
        listener!(
            "http {}",
            "https {\n    certificate = \"arn:aws:acm:eu-west-1:123456789012:certificate/0a1b2c3d\"\n    port = @\n  }"
        ),
        "80",
        "443",
    ),
    compile(
        "E0533",
        INT,
        "existing network \"other\" {\n  stack = \"other\"\n  zones = @\n}\ncluster \"web\" { network = network.other }\nlistener \"l\" {\n  cluster = cluster.web\n  http {}\n}\n",
        "1",
        "2",
    ),
    deploy(
        "E0534",
        TEXT,
        listener!("http {}", "name = @"),
        "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"",
        "\"web\"",
    ),
    deploy("E0535", TEXT, listener!("http {}", "name = @"), "\"b_c\"", "\"web\""),
    deploy("E0536", TEXT, listener!("http {}", "name = @"), "\"internal-web\"", "\"web\""),
    deploy(
        "E0537",
        TEXT,
        listener!(
            "http {}",
            "name = @",
            "}\nlistener \"m\" {\n  cluster = cluster.web\n  http {}\n  name = \"twice\""
        ),
        "\"twice\"",
        "\"web\"",
    ),
    deploy(
        "E0538",
        TEXT,
        listener!(
            "http {}",
            "https {\n    certificate = \"arn:aws:acm:eu-west-1:123456789012:certificate/0a1b2c3d\"\n    policy = @\n  }"
        ),
        "\"nope\"",
        "\"ELBSecurityPolicy-TLS13-1-2-2021-06\"",
    ),
    compile(
        "E0539",
        ("public | private", ""),
        "existing network \"other\" {\n  vpc = \"vpc-0123456789abcdef0\"\n  private_subnets = [\"subnet-0123456789abcdef0\"]\n}\nvolume \"v\" {\n  network = network.other\n  subnets = @\n}\n",
        "public",
        "private",
    ),
    compile("E0540", BOOL, listener!("http {\n    redirect = @\n  }"), "true", "false"),
    compile("E0541", BOOL, listener!("http {}", "default = agent", "agent_health = @"), "false", "true"),
    deploy(
        "E0542",
        TEXT,
        listener!("http {}", "access_logs {\n    bucket = \"my-logs\"\n    prefix = @\n  }"),
        "\"AWSLogs/x\"",
        "\"web\"",
    ),
    Rule {
        ty: None,
        ..deploy(
            "E0543",
            TEXT,
            cluster!("allow {\n    from = \"10.0.0.0/8\"\n    port = @\n  }"),
            "90..80",
            "80..90",
        )
    },
    deploy(
        "E0544",
        ARN,
        instances!("policies = [\"arn:aws:iam::aws:policy/ReadOnlyAccess\", @]"),
        "\"arn:aws:iam::aws:policy/ReadOnlyAccess\"",
        "\"arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore\"",
    ),
    compile(
        "E0548",
        INT,
        "existing network \"other\" {\n  vpc = \"vpc-0123456789abcdef0\"\n  private_subnets = [\"subnet-0123456789abcdef0\"]\n  zones = @\n}\nvolume \"v\" { network = network.other }\n",
        "2",
        "1",
    ),
    deploy(
        "E0549",
        TEXT,
        "existing volume \"old\" {\n  file_system = @\n  security_group = \"sg-0123456789abcdef0\"\n}\ncluster \"web\" {\n  network = network.main\n  mount \"/mnt/a\" {\n    volume = volume.old\n  }\n}\n",
        "\"shared\"",
        "\"fs-0123456789abcdef0\"",
    ),
    compile(
        "E0553",
        ("elastic | bursting", ""),
        volume!("lifecycle {\n    archive = 90d\n  }", "throughput = @"),
        "bursting",
        "elastic",
    ),
    compile(
        "E0554",
        ("max_io | general_purpose", ""),
        volume!("lifecycle {\n    archive = 90d\n  }", "performance = @"),
        "max_io",
        "general_purpose",
    ),
    compile(
        "E0555",
        ("duration", ""),
        volume!("lifecycle {\n    infrequent_access = 30d\n    archive = @\n  }"),
        "7d",
        "90d",
    ),
    deploy(
        "E0557",
        ("max_io | general_purpose", ""),
        volume!("performance = @"),
        "max_io",
        "general_purpose",
    ),
    compile(
        "E0558",
        BOOL,
        volume!("require_tls = @", "access_point \"a\" {\n    path = \"/a\"\n    uid = 1\n    gid = 1\n  }"),
        "false",
        "true",
    ),
    compile("E0559", BOOL, volume!("key {\n    rotate = @\n    rotation_period = 90d\n  }"), "false", "true"),
    compile("E0560", BOOL, volume!("key {\n    customer = @\n    rotate = true\n  }"), "false", "true"),
    compile("E0561", BOOL, volume!("encrypted = @", "key {\n    rotate = true\n  }"), "false", "true"),
    deploy(
        "E0562",
        TEXT,
        volume!("access_point \"a\" {\n    path = @\n    uid = 1\n    gid = 1\n  }"),
        "\"uploads\"",
        "\"/uploads\"",
    ),
    deploy(
        "E0563",
        TEXT,
        volume!(
            "access_point \"a\" {\n    path = \"/a\"\n    uid = 1\n    gid = 1\n    permissions = @\n  }"
        ),
        "\"rwx\"",
        "\"0750\"",
    ),
    deploy(
        "E0565",
        TEXT,
        "volume \"v\" { network = network.main }\ncluster \"web\" {\n  network = network.main\n  mount \"${@}\" {\n    volume = volume.v\n  }\n}\n",
        "\"mnt\"",
        "\"/mnt/a\"",
    ),
    deploy(
        "E0566",
        TEXT,
        "volume \"v\" { network = network.main }\ncluster \"web\" {\n  network = network.main\n  mount \"${@}\" {\n    volume = volume.v\n  }\n}\n",
        "\"/etc\"",
        "\"/mnt/a\"",
    ),
    deploy(
        "E0567",
        TEXT,
        "volume \"v\" { network = network.main }\ncluster \"web\" {\n  network = network.main\n  mount \"/mnt/b\" {\n    volume = volume.v\n  }\n  mount \"${@}\" {\n    volume = volume.v\n  }\n}\n",
        "\"/mnt/b\"",
        "\"/mnt/a\"",
    ),
    deploy("E0570", ("duration", "unit = d"), cluster!("logs {\n    retention = @\n  }"), "8d", "7d"),
    deploy("E0572", ARN, HTTPS, "\"arn:aws:s3:::bucket\"", CERTIFICATE),
    deploy("E0573", ARN, HTTPS, "\"arn:aws:iam::123456789012:role/x\"", CERTIFICATE),
    deploy("E0574", ARN, HTTPS, "\"arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d\"", CERTIFICATE),
    deploy(
        "E0575",
        ARN,
        HTTPS,
        "\"arn:aws-cn:acm:eu-west-1:123456789012:certificate/0a1b2c3d\"",
        CERTIFICATE,
    ),
    deploy("E0576", ARN, HTTPS, "\"arn:aws:acm:eu-west-9:123456789012:certificate/0a1b2c3d\"", CERTIFICATE),
    deploy(
        "E0577",
        ARN,
        listener!(
            "http {}",
            "https {\n    certificate = @\n    more_certificates = [\"arn:aws:acm:eu-south-1:123456789012:certificate/1a1b2c3d\"]\n  }"
        ),
        CERTIFICATE,
        "\"arn:aws:acm:eu-south-1:123456789012:certificate/0a1b2c3d\"",
    ),
    deploy(
        "E0580",
        ("secret", ""),
        cluster!("registry_auth {\n    type = docker\n    data = @\n  }"),
        "\"nope\"",
        "json({ \"https://index.docker.io/v1/\" = { username = \"a\", password = \"b\" } })",
    ),
    deploy(
        "E0581",
        ("secret", ""),
        cluster!("registry_auth {\n    type = docker\n    data = @\n  }"),
        "json({ username = \"ci\" })",
        "json({ \"https://index.docker.io/v1/\" = { username = \"a\", password = \"b\" } })",
    ),
    deploy(
        "E0584",
        TEXT,
        volume!("tags = { a = @ }"),
        concat!(
            "\"",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "\""
        ),
        "\"b\"",
    ),
    compile(
        "E0830",
        ("cidr", ""),
        "network \"own\" {\n  cidr = @\n}\n",
        "\"10.0.0.0/24\"",
        "\"10.0.0.0/16\"",
    ),
    compile("E0831", ("none | single", ""), network!("cidr = \"10.0.0.0/16\"", "nat = @"), "none", "single"),
    deploy(
        "E0832",
        INT,
        concat!(
            network!("cidr = \"10.0.0.0/21\"", "zones = 2"),
            "scaling \"s\" {\n  cluster = cluster.own\n  method = managed\n  size = 1..(@)\n}\n"
        ),
        "900",
        "5",
    ),
    compile("E0833", ("data | private", ""), volume!("subnets = @"), "data", "private"),
    compile("E0813", BOOL, volume!("iam = true", "require_tls = @"), "false", "true"),
    deploy(
        "E0814",
        ARN,
        volume!("replication {\n    region = \"eu-central-1\"\n    key = @\n  }"),
        "\"arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d\"",
        "\"arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d\"",
    ),
    deploy(
        "E0811",
        ("bool", ""),
        concat!(
            network!("cidr = \"10.0.0.0/16\""),
            "listener \"l\" {\n  cluster = cluster.own\n  ipv6 = @\n  http {}\n}\n"
        ),
        "true",
        "false",
    ),
    deploy("E0586", TEXT, instances!("user_data = @"), "\"#cloud-config\"", "\"echo\""),
    deploy("E0595", TEXT, volume!("tags = { a = @ }"), "\"a?b\"", "\"ab\""),
    deploy(
        "E0795",
        TEXT,
        instances!("agent {\n    settings = { NO_PROXY = @ }\n  }"),
        "\"a\\nb\"",
        "\"a,b\"",
    ),
    deploy("E0796", TEXT, instances!("agent {\n    attributes = { stack = @ }\n  }"), "\"a,b\"", "\"blue\""),
    compile(
        "E0806",
        TEXT,
        instances!("statement {\n    actions = [@]\n    resources = [\"*\"]\n  }"),
        "\"s3.Get\"",
        "\"s3:Get*\"",
    ),
    deploy(
        "E0807",
        TEXT,
        instances!("statement {\n    actions = [\"s3:Get*\"]\n    resources = [@]\n  }"),
        "\"bucket\"",
        "\"arn:aws:s3:::bucket/*\"",
    ),
    deploy("E0857", TEXT, alerts!("email = [@]"), "\"ops\"", "\"ops@example.com\""),
    deploy("E0858", TEXT, alerts!("https = [@]"), "\"http://a.example.com\"", "\"https://a.example.com\""),
    compile(
        "E0859",
        ("duration", ""),
        concat!(
            "alerts \"ops\" {\n  https = [\"https://a.example.com\"]\n}\n",
            cluster!("alerts = alerts.ops", "alarm \"instance_cpu\" {\n    for = @\n  }")
        ),
        "1m",
        "10m",
    ),
    deploy("E0900", ("image", ""), service!("image = @"), "\"nginx\"", "\"nginx:1.27\""),
    deploy(
        "E0901",
        ("secret", ""),
        service!("image = \"nginx:1.27\"", "secrets = { TOKEN = @ }"),
        "\"abc\"",
        "secret_value(\"shop/token\")",
    ),
    deploy(
        "E0908",
        PERCENT,
        service!("image = \"nginx:1.27\"", "deploy {\n    max = @\n  }"),
        "125%",
        "200%",
    ),
    deploy("E0911", ("size", ""), service!("image = \"nginx:1.27\"", "memory_limit = @"), "256MiB", "1GiB"),
    compile(
        "E0912",
        BOOL,
        service!("image = \"nginx:1.27\"", "exec = true", "read_only = @"),
        "true",
        "false",
    ),
    deploy("E0917", INT, service!("image = \"nginx:1.27\"", "size = (@)..4"), "0", "1"),
    compile(
        "E0918",
        ("x86_64 | arm64", ""),
        service!("image = \"nginx:1.27\"", "architecture = @"),
        "arm64",
        "x86_64",
    ),
    deploy("E0919", ("cpu", ""), service!("image = \"nginx:1.27\"", "cpu = @"), "4vcpu", "256"),
    compile(
        "E0963",
        ("enabled | disabled", ""),
        concat!(
            "cluster \"web\" {\n  network = network.main\n  container_insights = @\n}\n",
            "service \"s\" {\n  cluster = cluster.web\n  image = \"nginx:1.27\"\n  size = 1..4\n  ",
            "scale {\n    queue {\n      name = \"q\"\n      per_task = 10\n    }\n  }\n}\n"
        ),
        "disabled",
        "enabled",
    ),
    deploy(
        "E0965",
        TEXT,
        concat!(
            "cluster \"web\" {\n  network = network.main\n}\nlistener \"l\" {\n  cluster = cluster.web\n  scheme = internal\n  ",
            "https {\n    certificate = \"arn:aws:acm:eu-west-1:123456789012:certificate/0a1b2c3d\"\n  }\n}\n",
            "service \"s\" {\n  cluster = cluster.web\n  image = \"nginx:1.27\"\n  port = 80\n  health = \"/\"\n  route {\n    ",
            "listener = listener.l\n    jwt {\n      issuer = \"https://login.example.com\"\n      keys = @\n    }\n  }\n}\n"
        ),
        "\"http://login.example.com/keys\"",
        "\"https://login.example.com/keys\"",
    ),
    deploy(
        "E0966",
        TEXT,
        concat!(
            "cluster \"web\" {\n  network = network.main\n}\n",
            "service \"s\" {\n  cluster = cluster.web\n  image = \"nginx:1.27\"\n  size = 1..4\n  ",
            "scale {\n    queue {\n      name = @\n      per_task = 10\n    }\n  }\n}\n"
        ),
        "\"orders queue\"",
        "\"orders\"",
    ),
    compile(
        "E0924",
        ("http | grpc | http2", ""),
        concat!(
            service!(
                "image = \"nginx:1.27\"",
                "port = 80",
                "health = \"/\"",
                "protocol = @",
                "route {\n    listener = listener.l\n  }"
            ),
            "listener \"l\" {\n  cluster = cluster.web\n  scheme = internal\n  http {}\n}\n"
        ),
        "grpc",
        "http",
    ),
    deploy(
        "E0907",
        ("duration", ""),
        service!("image = \"nginx:1.27\"", "health {\n    command = [\"CMD\", \"x\"]\n    timeout = @\n  }"),
        "10s",
        "5s",
    ),
    compile(
        "E0944",
        TEXT,
        service!("image = \"nginx:1.27\"", "mount \"/data\" {\n    host = @\n  }"),
        "\"data\"",
        "\"/mnt/data\"",
    ),
    compile(
        "E0941",
        TEXT,
        concat!(
            service!(
                "image = \"nginx:1.27\"",
                "health = \"/\"",
                "container \"proxy\" {\n    image = \"nginx:1.27\"\n    port = 80\n  }",
                "route {\n    listener = listener.l\n    container = @\n  }"
            ),
            "listener \"l\" {\n  cluster = cluster.web\n  scheme = internal\n  http {}\n}\n"
        ),
        "\"prox\"",
        "\"proxy\"",
    ),
    deploy(
        "E0945",
        INT,
        service!("image = \"nginx:1.27\"", "size = 1", "deploy {\n    give_up_after = @\n  }"),
        "200",
        "5",
    ),
    compile(
        "E0818",
        TEXT,
        listener!("http {}", "redirect \"old\" {\n    path = [\"/old\"]\n    to = @\n  }"),
        "\"www.example.com\"",
        "\"/new\"",
    ),
    compile(
        "E0819",
        TEXT,
        listener!("http {}", "redirect \"old\" {\n    path = [\"/old\"]\n    to = @\n  }"),
        "\"/old\"",
        "\"/new\"",
    ),
    compile(
        "E0822",
        INT,
        listener!("http {}", "respond \"old\" {\n    path = [\"/old\"]\n    status = @\n  }"),
        "301",
        "404",
    ),
    compile("E0920", INT, job!("count = @"), "10", "1"),
    compile("E0928", ("duration", ""), job!("run = on_deploy\n  timeout = @"), "15m", "14m"),
    deploy("E0920", INT, service!("image = \"nginx:1.27\"", "size = @"), "80", "2"),
    deploy(
        "E0921",
        ("duration", ""),
        concat!(
            "cluster \"web\" {\n  network = network.main\n  instances {\n    type = [\"m5.large\", \"m5a.large\"]\n    spot {}\n  }\n}\n",
            "service \"s\" {\n  cluster = cluster.web\n  image = \"nginx:1.27\"\n  stop_timeout = @\n}\n"
        ),
        "2m",
        "30s",
    ),
    deploy(
        "E0929",
        ("size", ""),
        "cluster \"app\" {\n  network = network.main\n  fargate {}\n}\nservice \"s\" {\n  cluster = cluster.app\n  image = \"nginx:1.27\"\n  container \"c\" {\n    image = \"nginx:1.27\"\n    memory = @\n  }\n}\n",
        "512MiB",
        "128MiB",
    ),
    compile("E0931", INT, service!("image = \"nginx:1.27\"", "gpu = @"), "1", "0"),
    deploy(
        "E0932",
        INT,
        concat!(
            "cluster \"web\" {\n  network = network.main\n  instances {\n    type = \"g4dn.xlarge\"\n    size = 3\n  }\n}\n",
            "service \"s\" {\n  cluster = cluster.web\n  image = \"nginx:1.27\"\n  gpu = 1\n  size = @\n}\n"
        ),
        "3",
        "2",
    ),
    deploy("E0950", INT, service!("image = \"nginx:1.27\"", "network_mode = awsvpc", "size = @"), "4", "2"),
    deploy(
        "E0953",
        INT,
        service!("image = \"nginx:1.27\"", "port = 80", "host_port = 80", "size = @"),
        "2",
        "1",
    ),
    compile(
        "E0955",
        ("instances | fargate", ""),
        service!("image = \"nginx:1.27\"", "runs_on = @"),
        "fargate",
        "instances",
    ),
    deploy(
        "E0956",
        ("size", ""),
        "cluster \"app\" {\n  network = network.main\n  fargate {}\n}\nservice \"s\" {\n  cluster = cluster.app\n  image = \"nginx:1.27\"\n  memory = @\n}\n",
        "4GiB",
        "2GiB",
    ),
    deploy(
        "E0958",
        ("image", ""),
        concat!(
            "network \"cut\" {\n  cidr = \"10.0.0.0/16\"\n  nat = none\n  endpoints = [s3, ecr, logs]\n}\n",
            "cluster \"app\" {\n  network = network.cut\n  fargate {}\n}\n",
            "service \"s\" {\n  cluster = cluster.app\n  image = @\n}\n"
        ),
        "\"nginx:1.27\"",
        "\"123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/api:v1\"",
    ),
    deploy(
        "E0971",
        TEXT,
        service!("image = \"nginx:1.27\"", "logs {\n    options = { mode = @ }\n  }"),
        "\"nonblocking\"",
        "\"blocking\"",
    ),
    deploy(
        "E0972",
        TEXT,
        service!(
            "image = \"nginx:1.27\"",
            "logs {\n    options = { mode = @, max-buffer-size = \"25m\" }\n  }"
        ),
        "\"blocking\"",
        "\"non-blocking\"",
    ),
    compile(
        "E0973",
        ("list<awslogs | json_file>", ""),
        concat!(
            "cluster \"web\" {\n  network = network.main\n  instances {\n    agent {\n      logging_drivers = @\n    }\n  }\n}\n",
            "service \"s\" {\n  cluster = cluster.web\n  image = \"nginx:1.27\"\n}\n"
        ),
        "[json_file]",
        "[awslogs]",
    ),
    compile(
        "E0974",
        TEXT,
        concat!(
            "listener \"ports\" {\n  cluster = cluster.web\n  scheme = internal\n  http {}\n  http \"admin\" {\n    port = 8080\n  }\n}\n",
            service!(
                "image = \"nginx:1.27\"",
                "port = 80",
                "health = \"/\"",
                "route {\n    listener = listener.ports\n    on = @\n  }"
            )
        ),
        "\"metrics\"",
        "\"admin\"",
    ),
    deploy(
        "E0431",
        TEXT,
        job!("schedule = \"rate(1 day)\"\n  timezone = @"),
        "\"Europe Berlin\"",
        "\"Europe/Berlin\"",
    ),
];
