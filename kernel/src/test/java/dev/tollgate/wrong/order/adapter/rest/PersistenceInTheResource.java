package dev.tollgate.wrong.order.adapter.rest;

import jakarta.persistence.Entity;

@Entity
class PersistenceInTheResource {}
