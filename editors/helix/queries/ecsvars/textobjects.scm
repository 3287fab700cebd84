; inherits: ecs
