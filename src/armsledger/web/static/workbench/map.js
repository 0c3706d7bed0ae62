// Draws the maps of a page over outlines that come with the program: no tiles, no other host. The tables say the same.
"use strict";
(() => {
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const METRES_IN_KM = 1000;

  // Leaflet takes a string for markup and an element as it stands: a name is only ever text.
  function textOf(name) {
    const element = document.createElement("span");
    element.textContent = name;
    element.dir = "auto";
    return element;
  }

  async function draw(figure) {
    const places = JSON.parse(document.getElementById(figure.dataset.map).textContent);
    if (!places.length) return;
    figure.hidden = false;
    const map = L.map(figure.querySelector(".canvas"), { attributionControl: false, scrollWheelZoom: false, maxZoom: 9, minZoom: 2, zoomSnap: 0.5 });
    const areas = places.map((place) => L.circle([place.latitude, place.longitude], {
      radius: Math.max(place.radius_km, 1) * METRES_IN_KM, color: colour("--oxblood"), weight: 1, fillOpacity: 0.16,
    }));
    map.setView([places[0].latitude, places[0].longitude], 6);
    const group = L.featureGroup(areas).addTo(map);
    places.forEach((place) => {
      L.circleMarker([place.latitude, place.longitude], { radius: 2, weight: 2, color: colour("--oxblood"), fillOpacity: 1 })
        .bindTooltip(textOf(place.name), { permanent: true, direction: "right", className: "place-label" }).addTo(map);
    });
    map.fitBounds(group.getBounds().pad(0.2), { maxZoom: 7 });
    L.control.scale({ imperial: false }).addTo(map);
    const world = await (await fetch(figure.dataset.world)).json();
    L.geoJSON(topojson.feature(world, world.objects.countries), {
      interactive: false,
      style: { color: colour("--rule-strong"), weight: 0.8, fillColor: colour("--land"), fillOpacity: 1 },
    }).addTo(map).bringToBack();
    figure.dataset.ready = "yes";
  }

  document.querySelectorAll("[data-map]").forEach(draw);
})();
