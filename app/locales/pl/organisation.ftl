# the desk
desk-label = Pulpit
